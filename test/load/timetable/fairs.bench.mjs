// Timetables of generated fairs: ours beside first come, greedy and the proven bound; and a cancellation.
import { createFair } from './fairs.mjs';
import { firstCome, greedy } from './simple-ways.mjs';

export const fairs = [
  { name: '1,000 people, 300 tables', people: 1_000, wishes: 8_000, tables: 300 },
  { name: '1,000 people, time zones, by video', people: 1_000, wishes: 8_000, tables: 0, kind: 'time-zones' },
  { name: '1,000 people, 170 tables', people: 1_000, wishes: 8_000, tables: 170 },
  { name: '1,000 people, 130 tables', people: 1_000, wishes: 8_000, tables: 130 },
  { name: '1,000 people, any-to-any', people: 1_000, wishes: 8_000, tables: 500, kind: 'any-to-any' },
  { name: '10,000 people, 80,000 wishes', people: 10_000, wishes: 80_000, tables: 3_000 },
];

/** One planning run with what it cost; breaks also as they are without polishing. */
export async function benchFair(engine, fair, seed) {
  const problem = createFair({ ...fair, seed });
  const rough = fair.people > 1_000 ? null : await engine.planTimetable(problem, { polish: { steps: 0 } });
  globalThis.gc();
  const idle = process.memoryUsage().rss;
  let peak = idle;
  const onProgress = () => {
    peak = Math.max(peak, process.memoryUsage.rss());
  };
  const cpu = process.cpuUsage();
  const start = performance.now();
  const timetable = await engine.planTimetable(problem, { onProgress });
  const ms = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  return {
    problem,
    timetable,
    firstCome: firstCome(problem),
    greedy: greedy(problem),
    roughBreaks: rough?.breaks ?? null,
    ms,
    cpuMs: (user + system) / 1_000,
    memory: peak - idle,
  };
}

/** Cancels one person after the other, each from the full timetable, and refills: median and longest time of the processor. */
export function benchCancel(engine, { problem, timetable }, people = 100) {
  const times = [];
  let moved = 0;
  let refilled = 0;
  const step = Math.floor(problem.people.length / people);
  for (let i = 0; i < people; i++) {
    const gone = problem.people[i * step].id;
    const isGone = ({ aId, bId }) => aId === gone || bId === gone;
    const standing = timetable.meetings.filter((meeting) => !isGone(meeting));
    const waiting = { ...problem, wishes: problem.wishes.filter((wish) => !isGone(wish)) };
    const personIds = timetable.meetings.filter(isGone).map(({ aId, bId }) => (aId === gone ? bId : aId));
    const start = process.cpuUsage();
    const added = engine.fillGaps(waiting, standing, { personIds });
    const { user, system } = process.cpuUsage(start);
    times.push((user + system) / 1_000);
    refilled += added.length;
    moved += clashes([...standing, ...added]);
  }
  times.sort((a, b) => a - b);
  return { median: times[people >> 1], longest: times[people - 1], moved, refilled: refilled / people };
}

/** Additions that would need somebody else to move: people or tables taken twice. */
function clashes(meetings) {
  const taken = new Set();
  let count = 0;
  for (const { aId, bId, slot, table } of meetings) {
    for (const key of [`${aId} ${slot}`, `${bId} ${slot}`, ...(table === null ? [] : [`table ${table} ${slot}`])]) {
      if (taken.has(key)) count++;
      taken.add(key);
    }
  }
  return count;
}
