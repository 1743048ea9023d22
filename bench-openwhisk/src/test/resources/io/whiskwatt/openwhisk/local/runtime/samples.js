// The sample actions; each function is an entry point.
let n = 0;

function hello(params) {
  return { payload: 'Hello from inside a QEMU VM! 🚀' };
}

exports.count = async (params) => ({ count: ++n, got: params.text.length });

function talk(params) {
  console.log('out ' + params.n);
  console.error('err');
  process.stdout.write('rest');
  return {};
}

function environment() {
  return process.env;
}

function boom() {
  throw new Error('boom');
}

function five() {
  return 5;
}

function spin() {
  console.log('spinning');
  while (true);
}

function leave() {
  process.exit(7);
}

function hoard() {
  const all = [];
  while (true) all.push(Buffer.alloc(1 << 20, 1));
}

function flood() {
  return { text: 'x'.repeat(6 << 20) };
}

function chatter() {
  for (let i = 0; i < 20000; i++) console.log('a line of some length, number ' + i);
  return {};
}

function fork(params) {
  const options = { detached: true, stdio: 'inherit' };
  require('child_process').spawn('sleep', [params.seconds], options).unref();
  return {};
}
