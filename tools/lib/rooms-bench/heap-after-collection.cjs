// Preloaded into the service: at SIGWINCH (at which Nest does not shut down) it collects what is garbage and writes the bytes that are left into the file of PARVIS_BENCH_HEAP.
const { writeFileSync, renameSync } = require('node:fs');
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');

const file = process.env.PARVIS_BENCH_HEAP;
setFlagsFromString('--expose_gc');
const collect = runInNewContext('gc');

process.on('SIGWINCH', () => {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  writeFileSync(`${file}.part`, String(heapUsed + external));
  renameSync(`${file}.part`, file);
});
