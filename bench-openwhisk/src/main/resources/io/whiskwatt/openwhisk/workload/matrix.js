// All numbers are whole and stay below 2^53: the order of the additions does not change the sum.
function filled(n, ofRow, ofColumn) {
  const matrix = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      matrix[i * n + j] = (ofRow * i + ofColumn * j) % 100;
    }
  }
  return matrix;
}

function product(a, b, n) {
  const product = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < n; k++) {
      for (let j = 0; j < n; j++) {
        product[i * n + j] += a[i * n + k] * b[k * n + j];
      }
    }
  }
  return product;
}

// Weighted, so that an element at the wrong place shows.
function main(params) {
  const n = params.n;
  const c = product(filled(n, 31, 17), filled(n, 13, 7), n);
  let checksum = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      checksum += c[i * n + j] * ((3 * i + j) % 7 + 1);
    }
  }
  return { n: n, checksum: checksum };
}
