// What `npm start` and `npm run start:split` share: from a bare machine to a Parvis that answers.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startServices } from '../services.mjs';
import { appEnvironment } from './apps.mjs';
import { ensureBuilt } from './build.mjs';
import { dataDir } from './paths.mjs';
import { everyAddress, isPortFree, mediaPort, recordingPort } from './ports.mjs';
import { prepareMachine } from './prepare.mjs';
import { runMain, say, seconds, step, UserError } from './report.mjs';
import { keepSecret } from './secrets.mjs';
import { runSession } from './session.mjs';

const settings = `
Environment:
  PORT            port of the web app and the API (3000)
  HOST            address to listen on (127.0.0.1: this machine only)
  DATABASE_URL    a Postgres of your own instead of the embedded one
  REDIS_URL       a Redis of your own instead of the embedded one
  PARVIS_DATA_DIR folder for all data (.parvis in the repository)
All others: docs/operations.md`;

function readOptions(name, about) {
  const { values } = parseArgs({
    options: { empty: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } },
  });
  // `npm start --empty`, without the two dashes that npm wants before a script's own options.
  if (process.env.npm_config_empty === 'true') values.empty = true;
  if (!values.help) return values;
  say(`${name}: ${about}\n\n  --empty   no demo fair on an empty database\n  --help    this text\n${settings}`);
  return undefined;
}

async function checkPort(port, host) {
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new UserError(`PORT is ${process.env.PORT}, which is no port.`);
  if (!(await isPortFree(port, host))) {
    throw new UserError(
      `port ${port} is in use by another program. End that one, or choose another port: PORT=${port + 1} npm start`,
    );
  }
}

/** Postgres and Redis, unless DATABASE_URL and REDIS_URL name others. */
function startOwnServices(session) {
  const { DATABASE_URL, REDIS_URL } = process.env;
  return step('Postgres and Redis', async () => {
    const services = await startServices({
      dataDir,
      databaseUrl: DATABASE_URL,
      redisUrl: REDIS_URL,
      onProcess: session.onProcess,
    });
    const elsewhere = services.processes.find(({ cluster }) => cluster && !cluster.startsWith(dataDir));
    const note = [
      DATABASE_URL ? 'Postgres of DATABASE_URL' : undefined,
      REDIS_URL ? 'Redis of REDIS_URL' : undefined,
      elsewhere
        ? `Postgres keeps its data in ${elsewhere.cluster}, since its account cannot read this folder`
        : undefined,
    ];
    return { note: note.filter(Boolean).join('; ') || `data in ${dataDir}`, services };
  });
}

function environmentOf({ options, port, services, mediaWorker, rtcPort, recordedPort }) {
  const given = process.env;
  return appEnvironment({
    port,
    publicUrl: given.PUBLIC_URL ?? `http://localhost:${port}`,
    services,
    secret: given.APP_SECRET ?? keepSecret(join(dataDir, 'secret')),
    mediaWorker,
    RTC_LISTEN_IP: given.RTC_LISTEN_IP ?? everyAddress,
    RTC_PORT: given.RTC_PORT ?? String(rtcPort),
    RECORDING_PORT: given.RECORDING_PORT ?? String(recordedPort),
    RECORDING_DIR: given.RECORDING_DIR ?? join(dataDir, 'tracks'),
    FILES_DIR: given.FILES_DIR ?? join(dataDir, 'files'),
    DEMO: options.empty ? 'off' : (given.DEMO ?? 'on'),
    // Without a mail server a page shows what would have been sent.
    MAILBOX: given.MAILBOX ?? (given.SMTP_URL ? 'off' : 'on'),
    LOG_LEVEL: given.LOG_LEVEL ?? 'warn',
  });
}

/**
 * @param options.wanted system programs that this form needs
 * @param options.apps what has to be built
 * @param options.mediaPorts how many neighbouring ports the media workers may need
 * @param options.recordingPorts how many neighbouring ports recorded tracks may need
 * @param options.start starts them: gets `{ env, dataDir, logFolder, session }`
 */
export function launch({ name, about, wanted, apps, mediaPorts = 8, recordingPorts = 400, start }) {
  return runMain(async () => {
    const options = readOptions(name, about);
    if (!options) return;
    const port = Number(process.env.PORT || 3000);
    const logFolder = join(dataDir, 'logs');
    say('Parvis');
    await runSession(dataDir, async (session) => {
      await checkPort(port, process.env.HOST);
      const redis = process.env.REDIS_URL ? [] : ['redis'];
      const { mediaWorker } = await prepareMachine({ wanted: [...redis, 'ffmpeg', ...wanted], logFolder });
      const [{ services }] = await Promise.all([
        startOwnServices(session),
        step('Build', (announce) => ensureBuilt(apps, { announce, logFile: join(logFolder, 'build.log') })),
      ]);
      if (session.isStopping) return;
      const rtcPort = await mediaPort(40_000, mediaPorts);
      const recordedPort = await recordingPort(rtcPort, recordingPorts);
      const env = environmentOf({ options, port, services, mediaWorker, rtcPort, recordedPort });
      await step('Start', () => start({ env, dataDir, logFolder, session }).then(() => undefined));
      if (session.isStopping) return;
      const sinceCommand = Date.now() - performance.timeOrigin;
      say(`\nParvis is ready on ${env.PUBLIC_URL} after ${seconds(sinceCommand)}. Ctrl-C stops it.\n`);
      await session.hold();
    });
  });
}
