// What a process costs, as Linux tells it.
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** Processor time of all threads so far, in seconds; to the nanosecond, where the fields of `stat` count in hundredths. */
export function cpuSeconds(pid) {
  const threads = readdirSync(`/proc/${pid}/task`);
  const nanoseconds = threads.map((thread) => Number(readThread(pid, thread).split(' ')[0]));
  return nanoseconds.reduce((sum, value) => sum + value, 0) / 1e9;
}

/** A thread that has just ended has used nothing. */
function readThread(pid, thread) {
  const file = `/proc/${pid}/task/${thread}/schedstat`;
  return existsSync(file) ? readFileSync(file, 'utf8') : '0';
}

/** Resident memory in bytes. */
export function residentBytes(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024;
}

export const openFiles = (pid) => readdirSync(`/proc/${pid}/fd`).length;

/** UDP and TCP ports, and whatever else is a socket. */
export const socketsOf = (pid) =>
  readdirSync(`/proc/${pid}/fd`).filter((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`).startsWith('socket:')).length;

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
