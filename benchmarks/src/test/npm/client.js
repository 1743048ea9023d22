// Drives a server through OpenWhisk's own JavaScript client. WSK_CONFIG_FILE says where the server
// is and holds the key; every line of the output is one step that went as it should.
'use strict';

const assert = require('assert');
const fs = require('fs');
const openwhisk = require('openwhisk');

const GREET = 'function main(args) { console.log("greeting"); return { greeting: "Hello " + args.name }; }';
const SHOUT = 'function main(args) { return { greeting: "HELLO " + args.name }; }';

function properties(file) {
  const lines = fs.readFileSync(file, 'utf8').split('\n');
  const pairs = lines.filter(line => /^[A-Z]+=/.test(line)).map(line => {
    const equals = line.indexOf('=');
    return [line.slice(0, equals), line.slice(equals + 1)];
  });
  return Object.fromEntries(pairs);
}

/** A record may come a moment after its reply. */
async function record(client, activationId) {
  const deadline = Date.now() + 10000;
  for (;;) {
    try {
      return await client.activations.get({ name: activationId });
    } catch (error) {
      if (error.statusCode !== 404 || Date.now() > deadline) {
        throw error;
      }
    }
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}

async function refusal(status, call) {
  await assert.rejects(call, error => {
    assert.strictEqual(error.statusCode, status, error.message);
    assert.ok(error.error.error.length > 0 && error.error.code.length > 0);
    return true;
  });
}

async function main() {
  const { APIHOST: apihost, AUTH: api_key } = properties(process.env.WSK_CONFIG_FILE);
  const client = openwhisk({ apihost, api_key });
  const step = name => console.log(name);

  assert.deepStrictEqual(await client.namespaces.list(), ['guest']);
  const empty = { actions: [], packages: [], triggers: [], rules: [] };
  assert.deepStrictEqual(await client.namespaces.get(), empty);
  step('empty namespace');

  const created = await client.actions.create({
    name: 'greet', action: GREET, params: { name: 'nobody' }, annotations: { of: 'this test' },
    limits: { memory: 128, timeout: 10000 }
  });
  assert.strictEqual(created.version, '0.0.1');
  assert.strictEqual(created.limits.memory, 128);
  assert.ok(created.annotations.some(each => each.key === 'of' && each.value === 'this test'));
  await refusal(409, client.actions.create({ name: 'greet', action: GREET }));
  step('created');

  const blocking = { name: 'greet', blocking: true };
  const first = await client.actions.invoke({ ...blocking, params: { name: 'you' } });
  assert.deepStrictEqual(first.response.result, { greeting: 'Hello you' });
  assert.ok(first.annotations.some(each => each.key === 'initTime'));
  const result = await client.actions.invoke({ ...blocking, result: true });
  assert.deepStrictEqual(result, { greeting: 'Hello nobody' });
  step('invoked, blocking');

  const { activationId } = await client.actions.invoke({ name: 'greet', params: { name: 'later' } });
  const later = await record(client, activationId);
  assert.deepStrictEqual(later.response.result, { greeting: 'Hello later' });
  assert.ok(!later.annotations.some(each => each.key === 'initTime'), 'it was warm');
  const { logs } = await client.activations.logs({ name: activationId });
  assert.ok(logs.length === 1 && logs[0].includes('greeting'));
  assert.ok((await client.activations.result({ name: activationId })).success);
  step('invoked, not blocking');

  assert.deepStrictEqual((await client.actions.list()).map(each => each.name), ['greet']);
  assert.deepStrictEqual(await client.actions.list({ count: true }), { actions: 1 });
  const activations = await client.activations.list({ name: 'greet', limit: 2 });
  assert.deepStrictEqual(activations.map(each => each.activationId)[0], activationId);
  assert.strictEqual(activations.length, 2);
  step('listed');

  const updated = await client.actions.update({ name: 'greet', action: SHOUT });
  assert.strictEqual(updated.version, '0.0.2');
  const shout = await client.actions.invoke({ ...blocking, params: { name: 'you' } });
  assert.deepStrictEqual(shout.response.result, { greeting: 'HELLO you' });
  assert.ok(shout.annotations.some(each => each.key === 'initTime'), 'a new version starts anew');
  step('updated');

  await client.actions.create({ name: 'fails', action: 'function main() { return { error: "no" }; }' });
  await assert.rejects(client.actions.invoke({ name: 'fails', blocking: true }), error => {
    assert.strictEqual(error.statusCode, 502);
    assert.strictEqual(error.error.response.status, 'application error');
    return true;
  });
  step('failed as it should');

  await client.actions.delete('greet');
  await client.actions.delete({ name: 'fails' });
  await refusal(404, client.actions.get('greet'));
  await refusal(404, client.actions.invoke({ name: 'greet', blocking: true }));
  await refusal(404, client.actions.delete('greet'));
  assert.deepStrictEqual(await client.actions.list(), []);
  step('deleted');

  await refusal(501, client.triggers.create({ name: 'none' }));
  await refusal(404, client.packages.get('none'));
  step('triggers and packages refused');

  const stranger = openwhisk({ apihost, api_key: api_key.slice(0, -1) });
  await refusal(401, stranger.actions.list());
  await refusal(401, stranger.actions.invoke({ name: 'greet' }));
  step('a wrong key refused');
}

main().catch(error => {
  console.error(error);
  process.exitCode = 1;
});
