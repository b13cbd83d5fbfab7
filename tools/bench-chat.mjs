// npm run bench:chat: what one writes to a group of 500, each service in a process of its own behind the edge. Best on an idle machine.
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
  const { benchFanOut } = await import('../test/load/chat/fan-out.bench.mjs');
  const { default: pg } = await import('pg');
  say(
    `\n${cpus().length} cores (${cpus()[0]?.model}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}\n`,
  );
  const secret = randomBytes(32).toString('hex');
  const server = await startParvis({ form: 'split', env: { APP_SECRET: secret, LOG_LEVEL: 'warn' } });
  const db = new pg.Client({ connectionString: server.databaseUrl });
  await db.connect();
  try {
    printRows(await benchFanOut({ url: server.url, pids: server.pids, db, secret }));
  } finally {
    await db.end();
    await server.stop();
  }
}

await runMain(main);
