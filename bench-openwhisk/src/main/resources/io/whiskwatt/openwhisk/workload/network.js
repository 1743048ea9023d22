// A client and an echo server in one process, each message read whole before it is sent back.
const LIMIT_MILLIS = 10000;

function eachMessage(socket, size, take) {
  const message = Buffer.alloc(size);
  let filled = 0;
  socket.setNoDelay(true);
  socket.setTimeout(LIMIT_MILLIS, () => socket.destroy(new Error('no answer in time')));
  socket.on('data', (data) => {
    for (let used = 0; used < data.length; ) {
      const copied = data.copy(message, filled, used);
      used += copied;
      filled += copied;
      if (filled === size) {
        filled = 0;
        take(message);
      }
    }
  });
}

function roundTrips(socket, n, size) {
  return new Promise((done, fail) => {
    let sent = Buffer.alloc(size);
    let trips = 0;
    let checksum = 0;
    socket.on('error', fail);
    socket.on('close', () => fail(new Error('the connection broke')));
    eachMessage(socket, size, (reply) => {
      if (!reply.equals(sent)) {
        return fail(new Error('the echo is not what was sent'));
      }
      trips += 1;
      checksum += trips * reply[size - 1];
      return trips === n ? done(checksum) : socket.write((sent = Buffer.alloc(size, trips % 251)));
    });
    socket.write(sent);
  });
}

function connect(server) {
  return new Promise((done, fail) => {
    const unusable = (error) =>
      fail(new Error("the sandbox's loopback interface cannot be used: " + error.message));
    server.on('error', unusable);
    server.listen(0, '127.0.0.1', () => {
      const client = require('net').connect(server.address().port, '127.0.0.1');
      client.once('error', unusable);
      client.once('connect', () => done(client));
    });
  });
}

async function main(params) {
  const { n, size } = params;
  const server = require('net').createServer((socket) => {
    socket.on('error', () => socket.destroy());
    eachMessage(socket, size, (message) => socket.write(Buffer.from(message)));
  });
  try {
    const client = await connect(server);
    try {
      const checksum = await roundTrips(client, n, size);
      return { n: n, size: size, bytes: n * size, checksum: checksum };
    } finally {
      client.destroy();
    }
  } finally {
    server.close();
  }
}
