// Runs one JavaScript action inside a sandbox. Requests come as one line of JSON each from file
// descriptor 4, replies go to descriptor 3 as "<id> ok <json>" or "<id> failed <json text>".
// Whatever the action prints is log; a line with the end mark and the id closes an activation's logs.
'use strict';

const fs = require('fs');
const net = require('net');
const path = require('path');
const vm = require('vm');
const { createRequire } = require('module');

const REPLIES = 3;
const REQUESTS = 4;
const END_OF_LOGS = 'XXX_THE_END_OF_A_WHISK_ACTIVATION_XXX';
const ENTRY_POINT = /^[A-Za-z_$][\w$]*(\.[A-Za-z_$][\w$]*)*$/;

let main;

function reply(line) {
  const bytes = Buffer.from(line + '\n');
  for (let sent = 0; sent < bytes.length; ) {
    sent += fs.writeSync(REPLIES, bytes, sent);
  }
}

function flush(stream, text) {
  return new Promise((done) => stream.write(text, () => done()));
}

async function finish(id, word, json) {
  await flush(process.stdout, '');
  await flush(process.stderr, `${END_OF_LOGS} ${id}\n`);
  reply(`${id} ${word} ${json}`);
}

function frames(error) {
  const stack = error instanceof Error && error.stack ? error.stack.split('\n') : [];
  return stack.filter((line) => line.startsWith('    at ')).map((line) => '\n' + line).join('');
}

function lookUp(from, names) {
  return names.reduce((value, name) => (value == null ? undefined : value[name]), from);
}

function load(request) {
  if (request.binary) {
    throw 'zip archives are not supported here, only source text.';
  }
  const notAFunction = `Action entrypoint '${request.main}' is not a function.`;
  if (!ENTRY_POINT.test(request.main)) {
    throw notAFunction;
  }
  const names = request.main.split('.');
  const file = path.join(process.cwd(), 'action.js');
  const module = { exports: {} };
  const action = vm.compileFunction(
    `${request.code}\n;return typeof ${names[0]} === 'undefined' ? undefined : ${request.main};`,
    ['exports', 'require', 'module', '__filename', '__dirname'],
    { filename: 'action.js' });
  const local = action.call(
    module.exports, module.exports, createRequire(file), module, file, path.dirname(file));
  const found = typeof local === 'function' ? local : lookUp(module.exports, names);
  if (typeof found !== 'function') {
    throw notAFunction;
  }
  return found;
}

// A rejected promise is a result that carries an error; a throw is a failure of the action.
function asResult(error) {
  if (!error) {
    return {};
  }
  return error instanceof Error
    ? { ...error, name: error.name, message: error.message, stack: error.stack }
    : error;
}

async function invoke(value) {
  const returned = main(value);
  try {
    const result = await returned;
    return result === undefined ? {} : result;
  } catch (error) {
    return { error: asResult(error) };
  }
}

async function init(request) {
  try {
    main = load(request);
  } catch (error) {
    const message = `Initialization has failed due to: ${error}${frames(error)}`;
    return finish(request.id, 'failed', JSON.stringify(message));
  }
  return finish(request.id, 'ok', '{}');
}

async function run(request) {
  let json;
  try {
    const result = await invoke(request.value);
    if (result === null || typeof result !== 'object') {
      const message = 'The action did not return a dictionary.';
      return finish(request.id, 'failed', JSON.stringify(message));
    }
    json = JSON.stringify(result);
  } catch (error) {
    return finish(request.id, 'failed', JSON.stringify(`An error has occurred: ${error}`));
  }
  return finish(request.id, 'ok', json);
}

function serve(line) {
  const request = JSON.parse(line);
  Object.assign(process.env, request.env);
  return request.op === 'init' ? init(request) : run(request);
}

const requests = new net.Socket({ fd: REQUESTS, readable: true, writable: false });
let chunks = [];
requests.on('data', (chunk) => {
  let end = chunk.indexOf(10);
  while (end >= 0) {
    chunks.push(chunk.subarray(0, end));
    const line = Buffer.concat(chunks).toString();
    chunks = [];
    chunk = chunk.subarray(end + 1);
    end = chunk.indexOf(10);
    serve(line);
  }
  chunks.push(chunk);
});
// The tool is gone: so is the reason to go on.
requests.on('close', () => process.exit(0));
reply('ready');
