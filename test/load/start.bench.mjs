// From the command to a page that answers.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromRoot } from '../../tools/lib/paths.mjs';
import { freePort } from '../../tools/lib/ports.mjs';
import { residentBytes } from './import.bench.mjs';
import { megabytes } from './statistics.mjs';

async function answers(url) {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(1_000) })).ok;
  } catch {
    return false;
  }
}

async function startOnce(dataDir) {
  const port = await freePort();
  const begun = performance.now();
  const child = spawn(process.execPath, [fromRoot('tools', 'start.mjs')], {
    env: { ...process.env, PORT: String(port), PARVIS_DATA_DIR: dataDir, RTC_PORT: String(await freePort()) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  let printed = '';
  child.stdout.on('data', (text) => {
    printed += text;
  });
  while (!(await answers(`http://127.0.0.1:${port}/api/fairs/health`))) {
    if (child.exitCode !== null) throw new Error(`npm start ended:\n${printed}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  const tookMs = performance.now() - begun;
  const stop = async () => {
    child.kill('SIGINT');
    await ended;
  };
  return { tookMs, stop };
}

/** Cold: no data yet, so the databases and the demo fair are made; everything is installed and built. */
export async function benchStart() {
  const dataDir = mkdtempSync(join(tmpdir(), 'parvis-bench-'));
  try {
    const cold = await startOnce(dataDir);
    await cold.stop();
    const warm = [];
    for (let round = 0; round < 3; round++) {
      const run = await startOnce(dataDir);
      warm.push(run.tookMs);
      await run.stop();
    }
    return {
      rows: [
        ['cold start (installed and built, no data yet)', `${(cold.tookMs / 1000).toFixed(1)} s`, ''],
        ['warm start, median of 3', `${(warm.sort((a, b) => a - b)[1] / 1000).toFixed(1)} s`, '5 s'],
      ],
    };
  } finally {
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** RSS of the all-in-one process once it has come to rest, without Postgres, Redis and the media workers. */
export async function benchIdle({ pid }) {
  await new Promise((resolve) => setTimeout(resolve, 5_000));
  return { rows: [['all-in-one idle, RSS', megabytes(residentBytes(pid)), '250 MB']] };
}
