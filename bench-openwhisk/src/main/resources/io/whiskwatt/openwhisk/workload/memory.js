function main(params) {
  const page = 4096;
  const pages = Math.ceil(params.size / page);
  const memory = Buffer.alloc(params.size);
  for (let i = 0; i < pages; i++) {
    memory[i * page] = (i % 251) + 1;
  }
  let checksum = 0;
  for (let i = 0; i < pages; i++) {
    checksum += (i + 1) * memory[i * page];
  }
  return { size: params.size, pages: pages, checksum: checksum };
}
