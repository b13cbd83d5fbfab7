// npm run bench:matching [-- --data DIR] [--seed N]: what recommendations cost and how good they are, beside simpler ways.
import { mkdirSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { ensureDependencies } from './lib/dependencies.mjs';
import { fromRoot } from './lib/paths.mjs';
import { runMain, say, step } from './lib/report.mjs';

function printTable(rows) {
  const all = [['', 'ours', 'every pair', 'SQL', 'aim'], ...rows];
  const widths = all[0].map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  for (const row of all) {
    const cells = widths.map((width, column) =>
      column === 0 ? (row[0] ?? '').padEnd(width) : (row[column] ?? '').padStart(width),
    );
    say(`  ${cells.join('   ').trimEnd()}`);
  }
}

async function main() {
  const { values } = parseArgs({ options: { data: { type: 'string' }, seed: { type: 'string', default: '1' } } });
  await step('Dependencies', (announce) => ensureDependencies(announce));
  // So that memory can be read without what is no longer used.
  setFlagsFromString('--expose-gc');
  globalThis.gc = runInNewContext('gc');
  // These need npm packages, which are there only now.
  const { loadEngine } = await import('../test/load/matching/load-engine.mjs');
  const { benchLists } = await import('../test/load/matching/lists.bench.mjs');
  const { benchCongestion } = await import('../test/load/matching/congestion.bench.mjs');
  const { benchSpeedDating } = await import('../test/load/matching/speed-dating.bench.mjs');
  const { congestionRows, listRows, speedDatingRows } = await import('../test/load/matching/rows.mjs');
  mkdirSync(fromRoot('tmp', 'bench'), { recursive: true });

  const options = { seed: Number(values.seed) };
  const rows = [];
  const { engine } = await step('Engine', async () => ({ engine: await loadEngine() }));
  await step('Lists, 10,000 visitors and 1,000 exhibitors', async () => {
    rows.push(...listRows(await benchLists(engine, options)));
  });
  await step('Congestion', async () => {
    rows.push(...congestionRows(benchCongestion(engine, options)));
  });
  if (values.data !== undefined) {
    await step('Speed dating', async () => {
      rows.push(...speedDatingRows(benchSpeedDating(engine, resolve(values.data))));
    });
  }
  say(
    `\n${cpus().length} cores (${cpus()[0]?.model}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}; seed ${options.seed}.` +
      '\nTimes are of the processor, medians of ours and of every pair, the mean of SQL.\n',
  );
  printTable(rows);
}

await runMain(main);
