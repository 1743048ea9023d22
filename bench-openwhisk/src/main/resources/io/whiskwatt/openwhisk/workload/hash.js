function main(params) {
  const size = params.size === undefined ? 1048576 : params.size;
  const block = Buffer.alloc(65536);
  const digest = require('crypto').createHash('sha256');
  for (let left = size; left > 0; left -= block.length) {
    digest.update(left < block.length ? block.subarray(0, left) : block);
  }
  return { size: size, sha256: digest.digest('hex') };
}
