// The WPI allocations: mutual utility and how many students are placed.
import { join } from 'node:path';
import { readYears, toProblem } from './wpi.mjs';

export async function benchWpi(engine, folder, seed) {
  const results = [];
  for (const year of readYears(join(folder, 'wpi'))) {
    const start = process.cpuUsage();
    const { value, bound, stats } = await engine.planTimetable(toProblem(year, seed), { polish: { steps: 0 } });
    const { user, system } = process.cpuUsage(start);
    results.push({
      name: year.name,
      value,
      bound,
      placed: stats.granted / year.students.length,
      ms: (user + system) / 1_000,
    });
  }
  return results;
}
