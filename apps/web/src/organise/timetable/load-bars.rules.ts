import type { RunReport } from '@parvis/contracts';

/** One bar for each number of meetings from none to the most, also for those that nobody has. */
export function barsOf(load: RunReport['load']): RunReport['load'] {
  const people = new Map(load.map((one) => [one.meetings, one.people]));
  const most = Math.max(0, ...people.keys());
  return Array.from({ length: most + 1 }, (_, meetings) => ({ meetings, people: people.get(meetings) ?? 0 }));
}
