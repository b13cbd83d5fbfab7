// The rooms service as it is shipped, alone: it needs Redis and nothing else.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { appEnvironment, serviceNames, startService } from '../apps.mjs';
import { freePort, freePortBlock } from '../ports.mjs';
import { signalProcess } from '../processes.mjs';
import { startRedis } from '../redis.mjs';
import { RoomClient } from './room-client.mjs';
import { ticketSigner } from './room-tickets.mjs';

/**
 * @param options.workers media workers; `env` further settings
 * @returns `{ url, pid, redis, signTicket, capabilities, health(), enter(claims, options), restart(), stop() }`
 */
export async function startRoomsServer({ workerBin, workers = 1, env = {}, redis: shared, secret: given } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'parvis-rooms-'));
  const redis = shared ?? (await startRedis({ folder: join(folder, 'redis'), logFile: join(folder, 'redis.log') }));
  const secret = given ?? randomBytes(32).toString('hex');
  const port = await freePort();
  const rtcPort = await freePortBlock(workers + 2);
  const settings = appEnvironment({
    base: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'production' },
    port,
    publicUrl: `http://127.0.0.1:${port}`,
    // Rooms keep nothing in Postgres; the address only has to look like one.
    services: { databaseUrl: 'postgres://none@127.0.0.1:1/none', redisUrl: redis.url },
    secret,
    mediaWorker: workerBin,
    MEDIA_WORKERS: String(workers),
    RTC_PORT: String(rtcPort),
    LOG_LEVEL: 'warn',
    ...env,
  });
  const launch = () =>
    startService('rooms', {
      env: settings,
      basePort: port - serviceNames.indexOf('rooms'),
      logFolder: folder,
    });
  let app;
  // Also when the bench is ended by a signal: nothing of it may live on.
  const kill = () => {
    for (const { pid } of [app, shared === undefined ? redis : undefined].filter(Boolean))
      signalProcess(pid, 'SIGKILL');
  };
  process.once('exit', kill);
  app = await launch();
  const url = `http://127.0.0.1:${port}`;
  const read = async (path) => (await fetch(`${url}/api/rooms/${path}`)).json();
  const signTicket = ticketSigner(secret);
  const capabilities = (await read('capabilities')).rtpCapabilities;
  const server = {
    url,
    port,
    rtcPort,
    secret,
    redis,
    folder,
    signTicket,
    capabilities,
    get pid() {
      return app.pid;
    },
    logFile: join(folder, 'rooms.log'),
    health: () => read('health'),
    /** A client that is not connected yet. */
    client: async (claims, options = {}) =>
      new RoomClient({ url, capabilities, ticket: await signTicket(claims), ...options }),
    /** Tries again for a while when the node takes nobody just now, as the web app does. */
    enter: async (claims, options = {}) => {
      for (let left = 60; ; left -= 1) {
        try {
          return await RoomClient.enter({ url, capabilities, ticket: await signTicket(claims), ...options });
        } catch (error) {
          if (error.code !== 'ROOM_OVERLOADED' || left === 0) throw error;
          server.refusals += 1;
          await delay(500);
        }
      }
    },
    refusals: 0,
    kill: async () => {
      process.kill(app.pid, 'SIGKILL');
      await app.ended;
    },
    start: async () => {
      app = await launch();
    },
    terminate: () => process.kill(app.pid, 'SIGTERM'),
    get ended() {
      return app.ended;
    },
    stop: async () => {
      process.off('exit', kill);
      await app.stop();
      if (shared === undefined) await redis.stop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  return server;
}
