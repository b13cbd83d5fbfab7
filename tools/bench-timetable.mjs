// npm run bench:timetable [-- --data DIR] [--seed N]: how good timetables are and what they cost, beside simpler ways.
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
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  for (const row of rows) {
    const cells = row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column])));
    say(`  ${cells.join('   ').trimEnd()}`);
  }
}

async function main() {
  const { values } = parseArgs({ options: { data: { type: 'string' }, seed: { type: 'string', default: '1' } } });
  const seed = Number(values.seed);
  await step('Dependencies', (announce) => ensureDependencies(announce));
  // So that memory can be read without what is no longer used.
  setFlagsFromString('--expose-gc');
  globalThis.gc = runInNewContext('gc');
  // These need npm packages, which are there only now.
  const { loadEngine } = await import('../test/load/matching/load-engine.mjs');
  const { benchCancel, benchFair, fairs } = await import('../test/load/timetable/fairs.bench.mjs');
  const { benchB2b, summaryOf } = await import('../test/load/timetable/b2b.bench.mjs');
  const { benchWpi } = await import('../test/load/timetable/wpi.bench.mjs');
  const { b2bRow, b2bSummaryRow, cancelRow, columns, fairRow, wpiRow } = await import(
    '../test/load/timetable/rows.mjs'
  );
  mkdirSync(fromRoot('tmp', 'bench'), { recursive: true });

  const rows = [columns];
  const { engine } = await step('Engine', async () => ({ engine: await loadEngine() }));
  for (const [i, fair] of fairs.entries()) {
    await step(fair.name, async () => {
      const result = await benchFair(engine, fair, seed);
      rows.push(fairRow(fair, result));
      if (i === 0) rows.push(cancelRow(benchCancel(engine, result)));
    });
  }
  if (values.data !== undefined) {
    const folder = resolve(values.data);
    await step('WPI allocations', async () => {
      for (const result of await benchWpi(engine, folder, seed)) rows.push(wpiRow(result));
    });
    await step('B2B instances', async () => {
      const results = await benchB2b(engine, folder);
      rows.push(...results.map(b2bRow), b2bSummaryRow(summaryOf(results)));
    });
  }
  say(
    `\n${cpus().length} cores (${cpus()[0]?.model}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}; seed ${seed}.` +
      '\nTimes are of the processor. Percent of the proven bound; breaks without and with polishing; B2B: breaks of each seed, * where a meeting has no slot.\n',
  );
  printTable(rows);
}

await runMain(main);
