
const whiskwattPlace = (() => {
  const fs = require('fs');
  const read = (file) => {
    try {
      return fs.readFileSync(file, 'utf8').trim();
    } catch (unreadable) {
      return '';
    }
  };
  return {
    instance: require('crypto').randomBytes(8).toString('hex'),
    bootId: read('/proc/sys/kernel/random/boot_id'),
    kernel: require('os').release(),
  };
})();
let whiskwattCount = 0;

function whiskwattMain(params) {
  whiskwattCount += 1;
  return { ...main(params), whiskwatt: { ...whiskwattPlace, count: whiskwattCount } };
}
