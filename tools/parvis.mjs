// Built Parvis on throw-away services, for end-to-end tests and the benchmark.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  appEnvironment,
  mediaPortsPerNode,
  recordingPortsPerNode,
  serviceNames,
  startAllInOne,
  startSplit,
} from './lib/apps.mjs';
import { ensureMediaWorker } from './lib/media-worker.mjs';
import { freePort, freePortBlock } from './lib/ports.mjs';
import { startServices } from './services.mjs';

// What the caller's terminal or test runner has set must not reach the apps.
const inherited = ['PATH', 'HOME', 'LANG', 'TZ', 'TMPDIR', 'NODE_OPTIONS'];

/**
 * Starts the built apps (`npm run build` first) on free ports.
 * @param options.form 'all-in-one' or 'split'
 * @param options.port of the web app and the API; a free one unless given
 * @param options.dataDir keeps the data of Postgres and Redis there; without it they are thrown away
 * @param options.roomsNodes how many rooms nodes in the split form; with several their processes are named rooms-n1, rooms-n2, ...
 * @param options.env further settings of the apps, such as `DEMO: 'on'`
 * @returns `{ url, mailboxUrl, databaseUrl, redisUrl, rtcPort, pids, logFolder, restart(name, signal), startEnded(), stop() }`; `pids`
 * maps each process's name to its id; `restart` ends a process by that signal, waits for its end and starts it again;
 * `startEnded()` starts again what has ended
 */
export async function startParvis({ form = 'all-in-one', port, dataDir, roomsNodes = 1, env: extra = {} } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'parvis-apps-'));
  const logFolder = process.env.PARVIS_LOG_DIR ?? join(folder, 'logs');
  const services = await startServices({ dataDir });
  const { processes } = services;
  const stop = async () => {
    // The apps before the databases they write to.
    for (const app of processes.slice(2).reverse()) await app.stop();
    await services.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const listenOn = port ?? (await freePort());
    const worker = await ensureMediaWorker({ announce: (text) => console.log(`media worker: ${text}`), logFolder });
    const url = `http://localhost:${listenOn}`;
    const env = appEnvironment({
      base: Object.fromEntries(
        inherited.map((name) => [name, process.env[name]]).filter(([, value]) => value !== undefined),
      ),
      port: listenOn,
      publicUrl: url,
      services,
      secret: randomBytes(32).toString('hex'),
      mediaWorker: worker.file,
      RTC_PORT: String(await freePortBlock(roomsNodes * mediaPortsPerNode)),
      RECORDING_PORT: String(await freePortBlock(roomsNodes * recordingPortsPerNode)),
      RECORDING_DIR: join(folder, 'tracks'),
      FILES_DIR: join(folder, 'files'),
      MAILBOX: 'on',
      LOG_LEVEL: 'info',
      ...extra,
    });
    const common = { env, logFolder, onProcess: services.adopt };
    const basePort = await freePortBlock(serviceNames.length + roomsNodes - 1);
    if (form === 'split') await startSplit({ ...common, basePort, folder, roomsNodes });
    else await startAllInOne(common);
    return {
      url,
      mailboxUrl: `${url}/mailbox`,
      databaseUrl: services.databaseUrl,
      redisUrl: services.redisUrl,
      rtcPort: Number(env.RTC_PORT),
      get pids() {
        return Object.fromEntries(processes.map(({ name, pid }) => [name, pid]));
      },
      logFolder,
      restart: async (name, signal) => {
        const handle = processes.findLast((candidate) => candidate.name === name);
        process.kill(handle.pid, signal);
        await handle.ended;
        services.adopt(handle.again());
      },
      startEnded: () => {
        const latest = new Map(processes.map((handle) => [handle.name, handle]));
        for (const handle of latest.values()) if (handle.hasEnded) services.adopt(handle.again());
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
