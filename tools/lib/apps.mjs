// Starting the built apps: all in one process, or each service in its own behind nginx.
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

function startApp(app, { env, logFolder }) {
  return startProcess({
    name: app,
    command: process.execPath,
    args: ['--enable-source-maps', fromRoot('dist', 'apps', app, 'main.mjs')],
    cwd: fromRoot(),
    env,
    logFile: logFolder && join(logFolder, `${app}.log`),
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

/** Each service in a process of its own, behind nginx with the configuration that docker/ uses. Migrates first. */
export async function startSplit({ env, basePort, folder, logFolder, onProcess }) {
  await prepareDatabase({ env, logFolder });
  const apps = await Promise.all(
    serviceNames.map((name) => startService(name, { env, basePort, logFolder, onProcess })),
  );
  const upstreams = Object.fromEntries(serviceNames.map((name, index) => [name, `127.0.0.1:${basePort + index}`]));
  const edge = await startNginx({
    port: Number(env.PORT),
    host: env.HOST ?? '127.0.0.1',
    upstreams,
    webRoot,
    folder: join(folder, 'nginx'),
    logFolder,
  });
  onProcess?.(edge);
  return [...apps, edge];
}
