import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { isSameProcess, processIdentity, startProcess } from '../lib/processes.mjs';
import { UserError } from '../lib/report.mjs';
import { takeRunLock } from '../lib/run-lock.mjs';

let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parvis-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const startSleeper = () =>
  startProcess({ name: 'sleeper', command: process.execPath, args: ['-e', 'setTimeout(() => {}, 60_000)'] });

/** A run in another process that holds the folder and has started a sleeper. */
async function startOtherRun() {
  const script = `
    const { takeRunLock } = await import(${JSON.stringify(new URL('../lib/run-lock.mjs', import.meta.url).href)});
    const { startProcess } = await import(${JSON.stringify(new URL('../lib/processes.mjs', import.meta.url).href)});
    const lock = await takeRunLock(${JSON.stringify(folder)});
    lock.record(startProcess({ name: 'sleeper', command: process.execPath, args: ['-e', 'setTimeout(() => {}, 60_000)'] }));
    console.log('holding');
    setInterval(() => {}, 1_000);`;
  const other = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(other.stdout, 'data');
  return other;
}

test('refuses a second run on the same folder, naming the first', async () => {
  const other = await startOtherRun();
  try {
    await assert.rejects(
      takeRunLock(folder),
      (error) => error instanceof UserError && error.message.includes(String(other.pid)),
    );
  } finally {
    other.kill('SIGKILL');
    await once(other, 'exit');
    (await takeRunLock(folder)).release();
  }
});

test('ends what a killed run left behind', async () => {
  const other = await startOtherRun();
  const { processes } = JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8'));
  other.kill('SIGKILL');
  await once(other, 'exit');
  assert.equal(isSameProcess(processes[0]), true);

  const lock = await takeRunLock(folder);
  assert.deepEqual(lock.leftovers, ['sleeper']);
  assert.equal(isSameProcess(processes[0]), false);
  lock.release();
});

test('spares a process that got the pid of one that is long gone', async () => {
  const stranger = startSleeper();
  const entry = { name: 'postgres', pid: stranger.pid, identity: 'an earlier life' };
  writeFileSync(join(folder, 'run.json'), JSON.stringify({ owner: entry, processes: [entry] }));
  const lock = await takeRunLock(folder);
  assert.deepEqual(lock.leftovers, []);
  assert.notEqual(processIdentity(stranger.pid), null);
  lock.release();
  await stranger.stop();
});

test('is not stopped by a run file that was cut off', async () => {
  writeFileSync(join(folder, 'run.json'), '{"owner":');
  const lock = await takeRunLock(folder);
  lock.release();
});

test('is not stopped by the gate of a start that was killed', async () => {
  writeFileSync(join(folder, 'run.lock'), JSON.stringify({ pid: process.pid, identity: 'an earlier life' }));
  const lock = await takeRunLock(folder);
  lock.release();
});
