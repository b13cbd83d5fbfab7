// npm run bench: prints what Parvis costs on this machine. Best on an idle one.
import { randomBytes } from 'node:crypto';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt } from './lib/build.mjs';
import { fromRoot } from './lib/paths.mjs';
import { prepareMachine } from './lib/prepare.mjs';
import { printRows, runMain, say, step, UserError } from './lib/report.mjs';

const parts = ['start', 'idle', 'javascript', 'import', 'requests', 'join'];

async function main() {
  const { values } = parseArgs({ options: { only: { type: 'string' } } });
  const chosen = values.only ? values.only.split(',') : parts;
  const unknown = chosen.filter((name) => !parts.includes(name));
  if (unknown.length > 0) throw new UserError(`there is no part ${unknown.join(', ')}; there are ${parts.join(', ')}.`);
  const logFolder = fromRoot('tmp', 'bench');
  await prepareMachine({ wanted: ['redis', 'chromium'], logFolder });
  await step('Build', (announce) =>
    ensureBuilt(['all-in-one', 'web'], { announce, logFile: join(logFolder, 'build.log') }),
  );
  // These need npm packages, which are there only now.
  const { startParvis } = await import('./parvis.mjs');
  const { benchIdle, benchStart } = await import('../test/load/start.bench.mjs');
  const { benchImport, createFair } = await import('../test/load/import.bench.mjs');
  const { benchRequests } = await import('../test/load/requests.bench.mjs');
  const { benchJavascript } = await import('../test/load/javascript.bench.mjs');
  const { benchJoin } = await import('../test/load/join.bench.mjs');
  const { default: pg } = await import('pg');

  say(
    `\n${cpus().length} cores (${cpus()[0]?.model}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}\n`,
  );
  if (chosen.includes('start')) printRows((await benchStart()).rows);
  const secret = randomBytes(32).toString('hex');
  const server = await startParvis({ env: { APP_SECRET: secret, LOG_LEVEL: 'warn' } });
  const db = new pg.Client({ connectionString: server.databaseUrl });
  await db.connect();
  const context = { url: server.url, pid: server.pids['all-in-one'], db, secret };
  try {
    if (chosen.includes('idle')) printRows((await benchIdle(context)).rows);
    if (chosen.includes('import') || chosen.includes('requests')) {
      const imported = await benchImport(context);
      printRows(imported.rows);
      if (chosen.includes('requests')) printRows((await benchRequests({ ...context, fair: imported.fair })).rows);
    }
    if (chosen.includes('javascript')) printRows((await benchJavascript({ ...context, createFair })).rows);
    if (chosen.includes('join')) printRows((await benchJoin({ ...context, createFair })).rows);
  } finally {
    await db.end();
    await server.stop();
  }
}

await runMain(main);
