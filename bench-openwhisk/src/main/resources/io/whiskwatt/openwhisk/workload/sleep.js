async function main(params) {
  const begin = process.hrtime();
  const elapsed = () => {
    const [seconds, nanos] = process.hrtime(begin);
    return seconds * 1000 + nanos / 1e6;
  };
  // A timer of node may fire a fraction of a millisecond early.
  while (elapsed() < params.time) {
    await new Promise((done) => setTimeout(done, Math.ceil(params.time - elapsed())));
  }
  return { time: params.time, elapsed: elapsed() };
}
