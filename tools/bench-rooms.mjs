// npm run bench:rooms [-- --only forwards,joins]: what video rooms cost and how fast they are, without browsers. Best on an idle machine.
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { ensureBuilt } from './lib/build.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { ensureMediaWorker } from './lib/media-worker.mjs';
import { fromRoot } from './lib/paths.mjs';
import { printRows, runMain, say, step, UserError } from './lib/report.mjs';

const parts = ['forwards', 'joins', 'meetings', 'booth', 'stage', 'worker-kills', 'node-kills', 'leaks'];

async function main() {
  const { values } = parseArgs({ options: { only: { type: 'string' } } });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));
  const chosen = values.only ? values.only.split(',') : parts;
  const unknown = chosen.filter((name) => !parts.includes(name));
  if (unknown.length > 0) throw new UserError(`there is no part ${unknown.join(', ')}; there are ${parts.join(', ')}.`);
  const logFolder = fromRoot('tmp', 'bench');
  await step('Dependencies', (announce) => ensureDependencies(announce));
  const { file } = await step('Media worker', (announce) => ensureMediaWorker({ announce, logFolder }));
  await step('Build', (announce) => ensureBuilt(['rooms'], { announce, logFile: `${logFolder}/build.log` }));
  // These need npm packages, which are there only now.
  const { benchForwards } = await import('./lib/rooms-bench/forwards.mjs');
  const { benchJoins } = await import('./lib/rooms-bench/joins.mjs');
  const { benchBooth, benchLeaks, benchMeetings } = await import('./lib/rooms-bench/capacity.mjs');
  const { benchStage } = await import('./lib/rooms-bench/stage.mjs');
  const { benchNodeKills, benchWorkerKills } = await import('./lib/rooms-bench/recovery.mjs');
  const benches = {
    forwards: benchForwards,
    joins: benchJoins,
    meetings: benchMeetings,
    booth: benchBooth,
    stage: benchStage,
    'worker-kills': benchWorkerKills,
    'node-kills': benchNodeKills,
    leaks: benchLeaks,
  };
  say(
    `\n${cpus().length} cores (${cpus()[0]?.model}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}\n`,
  );
  for (const part of chosen) {
    try {
      const { rows } = await step(part, () => benches[part]({ workerBin: file }));
      printRows(rows);
    } catch (error) {
      // The other parts still tell something.
      console.error(`  !!  ${part}:`, error);
      process.exitCode = 1;
    }
  }
  process.exit();
}

await runMain(main);
