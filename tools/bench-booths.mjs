// npm run bench:booths [-- --only pages,presence] [--case search]: what a full hall costs, each service in a process of its own behind the edge. Best on an idle machine.
import { randomBytes } from 'node:crypto';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { serviceNames } from './lib/apps.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { fromRoot } from './lib/paths.mjs';
import { prepareMachine } from './lib/prepare.mjs';
import { printRows, runMain, say, step, UserError } from './lib/report.mjs';

const parts = ['pages', 'presence'];

async function main() {
  const { values } = parseArgs({ options: { only: { type: 'string' }, case: { type: 'string' } } });
  const chosen = values.only ? values.only.split(',') : parts;
  const unknown = chosen.filter((name) => !parts.includes(name));
  if (unknown.length > 0) throw new UserError(`there is no part ${unknown.join(', ')}; there are ${parts.join(', ')}.`);
  const logFolder = fromRoot('tmp', 'bench');
  await prepareMachine({ wanted: ['redis', 'nginx'], logFolder });
  await step('Build', (announce) =>
    ensureBuilt(['all-in-one', ...serviceNames], { announce, logFile: join(logFolder, 'build.log') }),
  );
  // These need npm packages, which are there only now.
  const { startParvis } = await import('./parvis.mjs');
  const { createHall } = await import('../test/load/booths/fair.mjs');
  const { benchPages } = await import('../test/load/booths/pages.bench.mjs');
  const { benchPresence } = await import('../test/load/booths/presence.bench.mjs');
  const { default: pg } = await import('pg');

  say(
    `\n${cpus().length} cores (${cpus()[0]?.model}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}\n`,
  );
  const secret = randomBytes(32).toString('hex');
  const server = await startParvis({ form: 'split', env: { APP_SECRET: secret, LOG_LEVEL: 'warn' } });
  const db = new pg.Client({ connectionString: server.databaseUrl });
  await db.connect();
  try {
    const context = { url: server.url, pids: server.pids, db, secret, only: values.case };
    const { hall } = await step('Hall', async () => ({ hall: await createHall(context) }));
    if (chosen.includes('pages')) await benchPages({ ...context, hall, print: printRows });
    if (chosen.includes('presence')) printRows((await benchPresence({ ...context, hall })).rows);
  } finally {
    await db.end();
    await server.stop();
  }
}

await runMain(main);
