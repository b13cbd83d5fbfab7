// Breaks on the published B2B instances against the fewest that are known.
import { join } from 'node:path';
import { readInstances, toProblem } from './b2b.mjs';

/** Effort of a run: stays below five seconds of one core on a machine of 2024. */
const STEPS = 50_000_000;
/** The published optima are with fairness d = 2; somebody without meetings has no break, so nobody has more than two. */
const MOST_BREAKS = 2;
const AIM_CPU_S = 5;

/** Every instance with several seeds; instances without a published optimum with one. */
export async function benchB2b(engine, folder, seeds = [1, 2, 3]) {
  const results = [];
  for (const { name, variant, best, instance } of readInstances(join(folder, 'b2b'))) {
    const runs = [];
    for (const seed of best === null ? seeds.slice(0, 1) : seeds) {
      const problem = toProblem(instance, seed);
      const before = process.cpuUsage();
      const { breaks, loads, stats } = await engine.planTimetable(problem, {
        polish: { steps: STEPS, maxBreaksPerPerson: MOST_BREAKS },
      });
      const { user, system } = process.cpuUsage(before);
      const isFair = loads.every((load) => load.breaks <= MOST_BREAKS);
      const isComplete = stats.granted === stats.wishes;
      runs.push({ breaks, isComplete, isFair, cpu: (user + system) / 1e6 });
    }
    results.push({ name, variant, best, runs });
  }
  return results;
}

/** How many runs are at the optimum and within two of it, and the longest. */
export function summaryOf(results) {
  const runs = results.flatMap(({ best, runs }) => (best === null ? [] : runs.map((run) => ({ ...run, best }))));
  const valid = runs.filter(({ isComplete, isFair, cpu }) => isComplete && isFair && cpu <= AIM_CPU_S);
  return {
    runs: runs.length,
    optimal: valid.filter(({ breaks, best }) => breaks <= best).length,
    within2: valid.filter(({ breaks, best }) => breaks <= best + 2).length,
    longest: Math.max(...runs.map(({ cpu }) => cpu)),
  };
}
