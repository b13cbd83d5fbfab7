// npm run dev: services, the server re-built and re-started at each change, and Vite's development server in front of it.
import { join } from 'node:path';
import { appEnvironment } from './lib/apps.mjs';
import { dataDir, root } from './lib/paths.mjs';
import { everyAddress, freePort, isPortFree, mediaPort, recordingPort } from './lib/ports.mjs';
import { prepareMachine } from './lib/prepare.mjs';
import { endProcess, startProcess } from './lib/processes.mjs';
import { runMain, say, step, UserError } from './lib/report.mjs';
import { keepSecret } from './lib/secrets.mjs';
import { runSession } from './lib/session.mjs';
import { startServices } from './services.mjs';

/** Re-starts the server after each good build, one after the other however fast the changes come. */
function makeRestarter(env, session) {
  let server;
  let last = Promise.resolve();
  const restart = async () => {
    if (server) await endProcess(server);
    if (session.isStopping) return;
    server = startProcess({
      name: 'all-in-one',
      command: process.execPath,
      args: ['--enable-source-maps', join(root, 'dist', 'apps', 'all-in-one', 'main.mjs')],
      cwd: root,
      env,
    });
    session.adopt(server);
  };
  return () => {
    last = last.then(restart);
    return last;
  };
}

async function watchServer(env, session) {
  process.env.APP = 'all-in-one';
  const { watch } = await import('rolldown');
  const { default: configuration } = await import('../rolldown.node.mjs');
  const restart = makeRestarter(env, session);
  const watcher = watch(configuration);
  session.onStop(() => watcher.close());
  watcher.on('event', async (event) => {
    if (event.code === 'ERROR') console.error(`[server] the build failed: ${event.error?.message ?? event.error}`);
    if (event.code !== 'BUNDLE_END') return;
    await event.result?.close?.();
    say(`[server] built in ${Math.round(event.duration)} ms, starting`);
    await restart();
  });
}

async function startVite({ port, host, api, session }) {
  process.env.PARVIS_API = api;
  const { createServer } = await import('vite');
  const vite = await createServer({
    configFile: join(root, 'apps', 'web', 'vite.config.ts'),
    server: { port, host, strictPort: true },
  });
  await vite.listen();
  session.onStop(() => vite.close());
}

await runMain(async () => {
  process.chdir(root);
  const port = Number(process.env.PORT || 3000);
  const host = process.env.HOST ?? '127.0.0.1';
  const { DATABASE_URL, REDIS_URL } = process.env;
  say('Parvis: development');
  await runSession(dataDir, async (session) => {
    if (!(await isPortFree(port, host)))
      throw new UserError(`port ${port} is in use by another program; choose another: PORT=${port + 1} npm run dev`);
    const wanted = REDIS_URL ? ['ffmpeg'] : ['redis', 'ffmpeg'];
    const { mediaWorker } = await prepareMachine({ wanted, logFolder: join(dataDir, 'logs') });
    const { services } = await step('Postgres and Redis', async () => ({
      services: await startServices({
        dataDir,
        databaseUrl: DATABASE_URL,
        redisUrl: REDIS_URL,
        onProcess: session.onProcess,
      }),
    }));
    const apiPort = await freePort();
    const publicUrl = process.env.PUBLIC_URL ?? `http://localhost:${port}`;
    const rtcPort = Number(process.env.RTC_PORT ?? (await mediaPort()));
    const env = appEnvironment({
      port: apiPort,
      publicUrl,
      services,
      secret: process.env.APP_SECRET ?? keepSecret(join(dataDir, 'secret')),
      mediaWorker,
      RTC_LISTEN_IP: process.env.RTC_LISTEN_IP ?? everyAddress,
      RTC_PORT: String(rtcPort),
      RECORDING_PORT: process.env.RECORDING_PORT ?? String(await recordingPort(rtcPort)),
      RECORDING_DIR: process.env.RECORDING_DIR ?? join(dataDir, 'tracks'),
      MIGRATIONS: 'run',
      DEMO: process.env.DEMO ?? 'on',
      MAILBOX: process.env.MAILBOX ?? (process.env.SMTP_URL ? 'off' : 'on'),
    });
    await watchServer(env, session);
    await startVite({ port, host, api: `http://127.0.0.1:${apiPort}`, session });
    say(`\nParvis in development: ${publicUrl}. Ctrl-C stops it.\n`);
    await session.hold();
  });
});
