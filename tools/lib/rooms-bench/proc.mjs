// What a process costs, as Linux tells it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';

const ticksPerSecond = 100;

/** Processor time so far, in seconds. */
export function cpuSeconds(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

/** Resident memory in bytes. */
export function residentBytes(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024;
}

export const openFiles = (pid) => readdirSync(`/proc/${pid}/fd`).length;

/** Children whose command line holds that word; none of a process that has ended. */
export function childrenOf(pid, word = '') {
  const list = `/proc/${pid}/task/${pid}/children`;
  const children = existsSync(list) ? readFileSync(list, 'utf8').trim() : '';
  return children
    .split(' ')
    .filter(Boolean)
    .map(Number)
    .filter((child) => readFileSync(`/proc/${child}/cmdline`, 'utf8').includes(word));
}

/** Measures processor time of several processes while `work` runs: `{ result, seconds, cpu: [share of a core] }`. */
export async function cpuDuring(pids, work) {
  const before = pids.map(cpuSeconds);
  const begun = performance.now();
  const result = await work();
  const seconds = (performance.now() - begun) / 1000;
  return { result, seconds, cpu: pids.map((pid, index) => (cpuSeconds(pid) - before[index]) / seconds) };
}
