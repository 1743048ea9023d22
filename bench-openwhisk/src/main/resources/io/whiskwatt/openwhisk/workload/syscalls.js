// A stat is one system call in each language, and none of them keeps its answer (they do keep the
// process's own id). /proc is answered by whatever kernel the function runs on, never by a file
// system outside the sandbox.
function main(params) {
  const fs = require('fs');
  let directories = 0;
  for (let i = 0; i < params.n; i++) {
    if (fs.statSync('/proc').isDirectory()) {
      directories += 1;
    }
  }
  return { n: params.n, directories: directories };
}
