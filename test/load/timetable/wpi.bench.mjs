// The WPI allocations: mutual utility and how many students are placed.
import { join } from 'node:path';
import { readYears, toProblem } from './wpi.mjs';

export async function benchWpi(engine, folder, seed) {
  const results = [];
  for (const year of readYears(join(folder, 'wpi'))) {
    const start = performance.now();
    const { value, bound, stats } = await engine.planTimetable(toProblem(year, seed), { polish: { steps: 0 } });
    results.push({
      name: year.name,
      value,
      bound,
      placed: stats.granted / year.students.length,
      ms: performance.now() - start,
    });
  }
  return results;
}
