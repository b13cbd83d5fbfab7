// npm run bench:meetings: 3,000 meetings begin in the same minute, each service in a process of its own behind the edge. Best on an idle machine.
import { randomBytes } from 'node:crypto';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { serviceNames } from './lib/apps.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { fromRoot } from './lib/paths.mjs';
import { prepareMachine } from './lib/prepare.mjs';
import { printRows, runMain, say, step } from './lib/report.mjs';

async function main() {
  const logFolder = fromRoot('tmp', 'bench');
  await prepareMachine({ wanted: ['redis', 'nginx'], logFolder });
  await step('Build', (announce) => ensureBuilt(serviceNames, { announce, logFile: join(logFolder, 'build.log') }));
  // These need npm packages, which are there only now.
  const { startParvis } = await import('./parvis.mjs');
  const { benchReminders } = await import('../test/load/meetings/reminders.bench.mjs');
  const { startPushService } = await import('../test/load/meetings/push-service.mjs');
  const { default: pg } = await import('pg');
  say(
    `\n${cpus().length} cores (${cpus()[0]?.model}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}\n`,
  );
  const secret = randomBytes(32).toString('hex');
  const pushService = await startPushService();
  const server = await startParvis({
    form: 'split',
    env: { APP_SECRET: secret, LOG_LEVEL: 'warn', OUTBOUND_NETWORKS: '127.0.0.0/8' },
  });
  const db = new pg.Client({ connectionString: server.databaseUrl });
  await db.connect();
  try {
    printRows(await benchReminders({ url: server.url, db, secret, pushService }));
  } finally {
    await db.end();
    await server.stop();
    await pushService.stop();
  }
}

await runMain(main);
