// The byte at an offset is the offset modulo 251: the digest does not depend on the blocks.
const PERIOD = 251;

function write(fs, file, size, block) {
  const content = Buffer.alloc(block + PERIOD);
  for (let i = 0; i < content.length; i++) {
    content[i] = i % PERIOD;
  }
  let blocks = 0;
  for (let at = 0; at < size; at += block) {
    const length = Math.min(block, size - at);
    if (fs.writeSync(file, content, at % PERIOD, length) !== length) {
      throw new Error('the temporary directory is full');
    }
    blocks += 1;
  }
  return blocks;
}

function digest(fs, file, size, block) {
  const digest = require('crypto').createHash('sha256');
  const buffer = Buffer.alloc(block);
  for (let at = 0; at < size; at += block) {
    const length = Math.min(block, size - at);
    if (fs.readSync(file, buffer, 0, block, at) !== length) {
      throw new Error('the file does not hold what was written');
    }
    digest.update(buffer.subarray(0, length));
  }
  return digest.digest('hex');
}

function main(params) {
  const fs = require('fs');
  const { size, block } = params;
  const name = 'whiskwatt-' + require('crypto').randomBytes(8).toString('hex');
  const path = (process.env.TMPDIR || '/tmp') + '/' + name;
  const file = fs.openSync(path, 'wx+', 0o600);
  try {
    const blocks = write(fs, file, size, block);
    fs.fsyncSync(file);
    return { size: size, block: block, blocks: blocks, sha256: digest(fs, file, size, block) };
  } finally {
    fs.closeSync(file);
    fs.unlinkSync(path);
  }
}
