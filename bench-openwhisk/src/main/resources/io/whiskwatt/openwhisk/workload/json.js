// The text is one that every language writes alike: no spaces, keys in the order they were set,
// quarters as fractions.
function record(i) {
  return {
    id: i,
    name: 'record-' + i,
    ratio: i + 0.25,
    valid: i % 3 === 0,
    tags: ['naïve', 'tag-' + (i % 10)],
  };
}

function main(params) {
  const document = { records: Array.from({ length: params.n }, (_, i) => record(i)) };
  const parsed = JSON.parse(JSON.stringify(document));
  const text = Buffer.from(JSON.stringify(parsed));
  return {
    n: params.n,
    bytes: text.length,
    checksum: parsed.records.reduce((sum, each) => sum + each.id + Math.floor(4 * each.ratio), 0),
    sha256: require('crypto').createHash('sha256').update(text).digest('hex'),
  };
}
