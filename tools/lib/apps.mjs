// Starting the built apps: all in one process, or each service in its own behind nginx.
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { startNginx } from './nginx.mjs';
import { fromRoot } from './paths.mjs';
import { freePort } from './ports.mjs';
import { lastLines, runCommand, startProcess, waitUntil } from './processes.mjs';
import { UserError } from './report.mjs';

/** The services of the split form; the first listens on the base port, the next one above it, and so on. */
export const serviceNames = ['fairs', 'profiles', 'booths', 'matchmaking', 'meetings', 'messaging', 'live', 'rooms'];

export const allApps = ['all-in-one', ...serviceNames, 'web'];

export const webRoot = fromRoot('dist', 'apps', 'web');

/** What every app reads from its environment, on top of what the caller's environment says. */
export function appEnvironment({ base = process.env, port, publicUrl, services, secret, mediaWorker, ...rest }) {
  return {
    ...base,
    NODE_ENV: base.NODE_ENV ?? 'development',
    PORT: String(port),
    PUBLIC_URL: publicUrl,
    DATABASE_URL: services.databaseUrl,
    REDIS_URL: services.redisUrl,
    APP_SECRET: secret,
    MEDIASOUP_WORKER_BIN: mediaWorker,
    ...rest,
  };
}

async function isHealthy(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await response.arrayBuffer();
    return response.status === 200;
  } catch {
    return false;
  }
}

/** Waits until an app's health page answers 200. */
async function waitHealthy(app, port, domain, patience = 180_000) {
  const url = `http://127.0.0.1:${port}/api/${domain}/health`;
  const isUp = await waitUntil(async () => app.hasEnded || (await isHealthy(url)), patience, 40);
  if (isUp && !app.hasEnded) return app;
  const why = app.hasEnded
    ? `ended at once (${await app.ended})`
    : `did not answer on ${url} within ${patience / 1000} s`;
  await app.stop();
  throw new UserError(
    `${app.name} ${why}.${app.logFile ? ` The end of ${app.logFile}:\n${lastLines(app.logFile)}` : ''}`,
  );
}

function startApp(app, { env, logFolder, logName = app }) {
  return startProcess({
    name: logName,
    command: process.execPath,
    args: ['--enable-source-maps', fromRoot('dist', 'apps', app, 'main.mjs')],
    cwd: fromRoot(),
    env,
    logFile: logFolder && join(logFolder, `${logName}.log`),
  });
}

/** Everything in one process, which also migrates the database and serves the web app. */
export async function startAllInOne({ env, logFolder, onProcess }) {
  const app = startApp('all-in-one', { env: { WEB_ROOT: webRoot, MIGRATIONS: 'run', ...env }, logFolder });
  onProcess?.(app);
  return [await waitHealthy(app, env.PORT, 'fairs')];
}

/** Runs the migrations to their end. */
export async function migrate({ env, logFolder }) {
  const logFile = logFolder && join(logFolder, 'migrate.log');
  const exitCode = await runCommand(
    process.execPath,
    ['--enable-source-maps', fromRoot('dist', 'apps', 'all-in-one', 'migrate.mjs')],
    {
      cwd: fromRoot(),
      env,
      logFile,
    },
  );
  if (exitCode !== 0)
    throw new UserError(
      `the migrations failed (exit code ${exitCode}).${logFile ? ` The end of ${logFile}:\n${lastLines(logFile)}` : ''}`,
    );
}

/** Migrates and, with DEMO=on, seeds an empty database and prints the sign-in links: all-in-one does both, so it runs for a moment. */
async function prepareDatabase({ env, logFolder }) {
  if (env.DEMO !== 'on') return migrate({ env, logFolder });
  const [seeder] = await startAllInOne({ env: { ...env, HOST: '127.0.0.1', PORT: String(await freePort()) } });
  await seeder.stop();
}

/** Starts one service of the split form. */
export async function startService(name, { env, basePort, logFolder, onProcess }) {
  const port = basePort + serviceNames.indexOf(name);
  const app = startApp(name, { env: { ...env, HOST: '127.0.0.1', PORT: String(port), TRUST_PROXY: '1' }, logFolder });
  onProcess?.(app);
  return waitHealthy(app, port, name);
}

/** So many ports for media has each rooms node: at most one worker a port. */
export const mediaPortsPerNode = Math.max(8, availableParallelism());

/** So many ports for recorded tracks has each rooms node. */
export const recordingPortsPerNode = 400;

/**
 * The rooms nodes of the split form: one on the path /rooms, or several, n1, n2, ..., each with a path, ports for media and recorded
 * tracks and a log of its own. The first listens on the port of the rooms service, the others above it.
 */
export function roomsNodesOf({ env, basePort, count }) {
  const first = basePort + serviceNames.indexOf('rooms');
  return Array.from({ length: count }, (_, index) => {
    const name = `n${index + 1}`;
    return {
      name,
      port: first + index,
      logName: count === 1 ? 'rooms' : `rooms-${name}`,
      env: {
        ...(count === 1 ? {} : { ROOMS_PATH: `/rooms/${name}` }),
        RTC_PORT: String(Number(env.RTC_PORT ?? 40_000) + index * mediaPortsPerNode),
        RECORDING_PORT: String(Number(env.RECORDING_PORT ?? 45_000) + index * recordingPortsPerNode),
      },
    };
  });
}

/** Starts one rooms node of {@link roomsNodesOf}. */
export async function startRoomsNode(node, { env, logFolder, onProcess }) {
  const app = startApp('rooms', {
    env: { ...env, ...node.env, HOST: '127.0.0.1', PORT: String(node.port), TRUST_PROXY: '1' },
    logFolder,
    logName: node.logName,
  });
  onProcess?.(app);
  return waitHealthy(app, node.port, 'rooms');
}

/**
 * Each service in a process of its own, behind nginx with the configuration that docker/ uses. Migrates first.
 * `roomsNodes`: how many rooms nodes.
 */
export async function startSplit({ env, basePort, folder, logFolder, onProcess, roomsNodes = 1 }) {
  await prepareDatabase({ env, logFolder });
  const nodes = roomsNodesOf({ env, basePort, count: roomsNodes });
  // Where tickets lead while no node is known.
  const { ROOMS_PATH } = nodes[0].env;
  const serviceEnv = ROOMS_PATH === undefined ? env : { ...env, ROOMS_PATH };
  const apps = await Promise.all([
    ...serviceNames
      .filter((name) => name !== 'rooms')
      .map((name) => startService(name, { env: serviceEnv, basePort, logFolder, onProcess })),
    ...nodes.map((node) => startRoomsNode(node, { env, logFolder, onProcess })),
  ]);
  const upstreams = Object.fromEntries(serviceNames.map((name, index) => [name, `127.0.0.1:${basePort + index}`]));
  const edge = await startNginx({
    port: Number(env.PORT),
    host: env.HOST ?? '127.0.0.1',
    upstreams,
    roomsNodes: roomsNodes === 1 ? {} : Object.fromEntries(nodes.map(({ name, port }) => [name, `127.0.0.1:${port}`])),
    webRoot,
    folder: join(folder, 'nginx'),
    logFolder,
  });
  onProcess?.(edge);
  return [...apps, edge];
}
