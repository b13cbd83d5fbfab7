// Starting, recognising and ending child processes.
import { execFileSync, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * Tells one process from a later one that got the same pid: its start time. Null when it does not run (any more).
 */
export function processIdentity(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  try {
    if (process.platform !== 'linux') {
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null;
    }
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold blanks and brackets; what follows the last one is regular.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, startTime] = [fields[0], fields[19]];
    if (state === 'Z' || state === 'X') return null;
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${startTime}`;
  } catch {
    return null;
  }
}

/** The command line of a process, or an empty string. */
export function commandLine(pid) {
  try {
    if (process.platform !== 'linux')
      return execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

export const isSameProcess = ({ pid, identity }) => identity !== null && processIdentity(pid) === identity;

/** Waits until `condition` holds; false when it does not within `milliseconds`. */
export async function waitUntil(condition, milliseconds, interval = 25) {
  const end = performance.now() + milliseconds;
  for (;;) {
    if (await condition()) return true;
    if (performance.now() > end) return false;
    await delay(interval);
  }
}

/** Sends a signal; a process that has gone in the meantime is no error. */
export function signalProcess(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/** Ends a process by its signal, and by SIGKILL when it has not gone after `patience` milliseconds. */
export async function endProcess(entry, patience = 15_000) {
  if (!isSameProcess(entry)) return;
  signalProcess(entry.pid, entry.stopSignal ?? 'SIGTERM');
  if (await waitUntil(() => !isSameProcess(entry), patience)) return;
  signalProcess(entry.pid, 'SIGKILL');
  await waitUntil(() => !isSameProcess(entry), 5_000);
}

/**
 * Starts a long-running process in a session of its own, so that a Ctrl-C in the terminal reaches only the tool, which then stops its
 * processes in order. Output goes to `logFile`, or to the terminal when there is none.
 */
export function startProcess(options) {
  const { name, command, args = [], env = process.env, cwd, logFile, uid, gid, stopSignal } = options;
  let output = 'inherit';
  if (logFile) {
    mkdirSync(dirname(logFile), { recursive: true });
    output = openSync(logFile, 'a');
  }
  const child = spawn(command, args, {
    cwd,
    env,
    detached: true,
    stdio: ['ignore', output, output],
    ...(uid === undefined ? {} : { uid, gid }),
  });
  if (typeof output === 'number') closeSync(output);
  const handle = { name, pid: child.pid, identity: processIdentity(child.pid), stopSignal, logFile, hasEnded: false };
  handle.ended = new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ? `signal ${signal}` : `exit code ${code}`));
  }).then((reason) => {
    handle.hasEnded = true;
    return reason;
  });
  /** Starts the same once more, after it has ended. */
  handle.again = () => startProcess(options);
  handle.stop = async (patience) => {
    if (!handle.hasEnded) await endProcess(handle, patience);
  };
  return handle;
}

/** The last lines of a log file, for an error message. */
export function lastLines(file, count = 15) {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
  } catch {
    return '';
  }
}

/**
 * Runs a command to its end with a closed stdin. Resolves to its exit code; output goes to the terminal, or to `logFile`. After
 * `timeout` milliseconds it is killed, which counts as exit code 1.
 */
export function runCommand(command, args, { env = process.env, cwd, logFile, timeout } = {}) {
  let output = 'inherit';
  if (logFile) {
    mkdirSync(dirname(logFile), { recursive: true });
    output = openSync(logFile, 'a');
  }
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', output, output], timeout, killSignal: 'SIGKILL' });
  if (typeof output === 'number') closeSync(output);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  });
}
