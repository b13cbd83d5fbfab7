// Postgres and Redis for a run, the tests and the benchmark.
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startPostgres } from './lib/postgres.mjs';
import { endProcess, isSameProcess, processIdentity, signalProcess } from './lib/processes.mjs';
import { startRedis } from './lib/redis.mjs';

const throwAwayPrefix = 'parvis-services-';

function removeThrowAway(folder) {
  // The cluster may have had to be put elsewhere, with a link to it.
  const parts = ['postgres', '.'].map((name) => join(folder, name)).filter((path) => existsSync(path));
  for (const path of parts) rmSync(realpathSync(path), { recursive: true, force: true, maxRetries: 5 });
}

/** Kills throw-away servers with the process that started them, also when that one is ended by a signal. */
function killWithOwner(processes, folder) {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const kill = () => {
    for (const entry of processes.filter(isSameProcess)) signalProcess(entry.pid, 'SIGKILL');
    removeThrowAway(folder);
  };
  const onSignal = (signal) => {
    release();
    kill();
    // Whoever else listens decides; with nobody left the signal does what it always does.
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };
  const release = () => {
    process.off('exit', kill);
    for (const signal of signals) process.off(signal, onSignal);
  };
  process.once('exit', kill);
  for (const signal of signals) process.on(signal, onSignal);
  return release;
}

/** Throw-away servers whose owner was killed: end them, remove their data. */
async function sweepThrowAways(parent) {
  for (const name of readdirSync(parent).filter((entry) => entry.startsWith(throwAwayPrefix))) {
    const folder = join(parent, name);
    let run;
    try {
      run = JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8'));
    } catch {
      continue;
    }
    if (isSameProcess(run.owner)) continue;
    for (const entry of run.processes) await endProcess(entry);
    removeThrowAway(folder);
  }
}

/**
 * Starts Postgres and Redis on free local ports.
 *
 * With `dataDir` their data stays there; without, it lies in a temporary folder that `stop()` removes.
 * @param options.isDurable `false` trades safety for speed (no fsync, no append-only file); the default with a `dataDir` is true
 * @param options.databaseUrl a Postgres to use instead of starting one; `redisUrl` likewise
 * @param options.onProcess called with each process as soon as it runs
 * @returns `{ databaseUrl, redisUrl, pids, processes, folder, adopt(handle), stop() }`; both URLs name an empty database on the
 * first start; an adopted process is ended with the servers, also by the sweep after a kill
 */
export async function startServices({
  dataDir,
  isDurable = dataDir !== undefined,
  databaseUrl,
  redisUrl,
  onProcess,
} = {}) {
  const isThrowAway = dataDir === undefined;
  const parent = tmpdir();
  if (isThrowAway) await sweepThrowAways(parent);
  const folder = isThrowAway ? mkdtempSync(join(parent, throwAwayPrefix)) : resolve(dataDir);
  // The account that Postgres runs as has to get through.
  if (isThrowAway) chmodSync(folder, 0o755);

  const processes = [];
  const release = isThrowAway ? killWithOwner(processes, folder) : () => {};
  const record = (server) => {
    processes.push(server);
    if (isThrowAway) {
      const owner = { pid: process.pid, identity: processIdentity(process.pid) };
      const started = processes.map(({ name, pid, identity, stopSignal }) => ({ name, pid, identity, stopSignal }));
      writeFileSync(join(folder, 'run.json'), JSON.stringify({ owner, processes: started }));
    }
    onProcess?.(server);
    return server;
  };
  const begin = (start, name) => {
    const options = { folder: join(folder, name), logFile: join(folder, 'logs', `${name}.log`), isDurable };
    return start(options).then(record);
  };
  const stop = async () => {
    await Promise.all(processes.map((server) => server.stop()));
    release();
    if (isThrowAway) removeThrowAway(folder);
  };

  const results = await Promise.allSettled([
    databaseUrl ? undefined : begin(startPostgres, 'postgres'),
    redisUrl ? undefined : begin(startRedis, 'redis'),
  ]);
  const failed = results.find(({ status }) => status === 'rejected');
  if (failed) {
    await stop();
    throw failed.reason;
  }
  const [postgres, redis] = results.map(({ value }) => value);
  return {
    databaseUrl: databaseUrl ?? postgres.url,
    redisUrl: redisUrl ?? redis.url,
    pids: processes.map(({ pid }) => pid),
    processes,
    folder,
    adopt: record,
    stop,
  };
}
