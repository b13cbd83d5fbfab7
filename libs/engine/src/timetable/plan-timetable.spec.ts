import fc from 'fast-check';
import { PlanStoppedError } from '../engine.errors.js';
import { planTimetable } from './plan-timetable.js';
import { person, problemOf, slotsOf, wish } from './testing/small-problems.js';
import { verifyTimetable } from './testing/verify.js';
import type { FixedMeeting, TimetableWish } from './timetable-types.js';

// Whole runs, on whatever machine.
jest.setTimeout(30_000);

const pairOf = (aId: string, bId: string): string => [aId, bId].sort().join(' ');

describe('planTimetable', () => {
  const trio = [person('a'), person('b'), person('c')];

  it('places every wish of two groups who are free all day, as Koenig says it can', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 6 }),
        fc.uniqueArray(fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 5 })), { selector: ([a, b]) => a * 10 + b }),
        async (slots, pairs) => {
          const degree = new Map<string, number>();
          const wishes: TimetableWish[] = [];
          for (const [seller, buyer] of pairs) {
            const ends = [`seller-${seller}`, `buyer-${buyer}`];
            if (ends.some((id) => (degree.get(id) ?? 0) === slots)) continue;
            for (const id of ends) degree.set(id, (degree.get(id) ?? 0) + 1);
            wishes.push(wish(`seller-${seller}`, `buyer-${buyer}`));
          }
          const people = [0, 1, 2, 3, 4, 5].flatMap((n) => [person(`seller-${n}`), person(`buyer-${n}`)]);
          const timetable = await planTimetable(problemOf({ slots: slotsOf(slots), people, wishes }));
          expect(timetable.refusals).toEqual([]);
          expect(timetable.value).toBe(timetable.bound);
        },
      ),
    );
  });

  it('prefers the more valuable wish where only one is possible', async () => {
    const timetable = await planTimetable(
      problemOf({ slots: slotsOf(1), people: trio, wishes: [wish('a', 'b', 1), wish('c', 'b', 2)] }),
    );
    expect(timetable.meetings).toEqual([
      {
        aId: 'c',
        bId: 'b',
        slot: 0,
        table: null,
        place: 'video',
        withIds: [],
        boothCompanyId: null,
        hasVideo: true,
        value: 2,
        fixedId: null,
      },
    ]);
    expect(timetable.refusals).toEqual([{ aId: 'a', bId: 'b', value: 1, isMust: false, reason: 'second-person-full' }]);
    expect(timetable.value / timetable.bound).toBeCloseTo(1, 2);
  });

  it('prefers the mutual wish among equals, and lets the seed decide the rest', async () => {
    const rivals = [wish('a', 'b', 1, false), wish('c', 'b', 1, true)];
    for (let seed = 0; seed < 10; seed++) {
      const { meetings } = await planTimetable(problemOf({ slots: slotsOf(1), people: trio, wishes: rivals, seed }));
      expect(meetings[0]?.aId).toBe('c');
    }
    const equals = [wish('a', 'b'), wish('c', 'b')];
    const winners = new Set<string | undefined>();
    for (let seed = 0; seed < 20; seed++) {
      const problem = problemOf({ slots: slotsOf(1), people: trio, wishes: equals, seed });
      winners.add((await planTimetable(problem)).meetings[0]?.aId);
    }
    expect(winners).toEqual(new Set(['a', 'c']));
  });

  it('gives up one good meeting for two that are worth more together', async () => {
    const people = ['a', 'b', 'c', 'd'].map((id) => person(id));
    const wishes = [wish('a', 'b', 2), wish('b', 'c', 3), wish('c', 'd', 2)];
    const timetable = await planTimetable(problemOf({ slots: slotsOf(1), people, wishes }));
    expect(timetable.value).toBe(4);
  });

  it('seats people who are on site and connects everyone else', async () => {
    const people = [
      person('site-1', { attendance: 'on_site' }),
      person('site-2', { attendance: 'on_site' }),
      person('both-1', { attendance: 'both' }),
      person('both-2', { attendance: 'both' }),
      person('far', { attendance: 'virtual' }),
    ];
    const wishes = [
      wish('site-1', 'site-2'),
      wish('site-1', 'both-1'),
      wish('both-1', 'both-2'),
      wish('site-2', 'far'),
      wish('both-2', 'far'),
    ];
    const { meetings } = await planTimetable(problemOf({ slots: slotsOf(5), people, wishes, tables: 1 }));
    const place = new Map(meetings.map((meeting) => [pairOf(meeting.aId, meeting.bId), meeting.place]));
    expect(Object.fromEntries(place)).toEqual({
      'site-1 site-2': 'table',
      'both-1 site-1': 'table',
      'both-1 both-2': 'video',
      'far site-2': 'video',
      'both-2 far': 'video',
    });
  });

  it('refuses for want of a table, and says so', async () => {
    const people = ['a', 'b', 'c', 'd'].map((id) => person(id, { attendance: 'on_site' }));
    const wishes = [wish('a', 'b', 2), wish('c', 'd', 1)];
    const { refusals } = await planTimetable(problemOf({ slots: slotsOf(1), people, wishes, tables: 1 }));
    expect(refusals).toEqual([{ aId: 'c', bId: 'd', value: 1, isMust: false, reason: 'no-table' }]);
  });

  it('keeps a fixed meeting, grants the wish of its pair by it, and plans around it', async () => {
    const fixed: FixedMeeting[] = [{ id: 'kept', aId: 'b', bId: 'a', slot: 10, table: null }];
    const problem = problemOf({
      people: [person('a', { unavailableSlots: [10] }), person('b', { maxMeetings: 2 }), person('c')],
      wishes: [wish('a', 'b', 3), wish('c', 'b', 1)],
      fixed,
    });
    const timetable = await planTimetable(problem);
    expect(timetable.meetings.find((meeting) => meeting.fixedId === 'kept')).toMatchObject({ slot: 10, value: 3 });
    expect(timetable.refusals).toEqual([]);
    expect(timetable.stats).toEqual({ wishes: 2, granted: 2, people: 3, peopleWithMeeting: 3 });
    expect(verifyTimetable(problem, timetable)).toEqual([]);
  });

  it('names unknown people, quotas, missing common slots and repeated pairs', async () => {
    const people = [
      person('a'),
      person('early', { unavailableSlots: [10, 20] }),
      person('late', { unavailableSlots: [0] }),
      person('none', { maxMeetings: 0 }),
    ];
    const wishes = [
      wish('a', 'ghost'),
      wish('early', 'late'),
      wish('a', 'none'),
      wish('a', 'late', 2),
      wish('late', 'a', 1),
    ];
    const { refusals } = await planTimetable(problemOf({ people, wishes }));
    expect(Object.fromEntries(refusals.map((refusal) => [`${refusal.aId} ${refusal.bId}`, refusal.reason]))).toEqual({
      'a ghost': 'unknown-person',
      'early late': 'no-common-slot',
      'a none': 'quota',
      'late a': 'already-meeting',
    });
  });

  it('lets people keep their table from one meeting to the next', async () => {
    const people = ['a', 'b', 'c', 'x', 'y', 'z'].map((id) => person(id, { attendance: 'on_site' }));
    const wishes = ['a', 'b', 'c'].flatMap((host) => ['x', 'y', 'z'].map((guest) => wish(host, guest)));
    const { meetings } = await planTimetable(problemOf({ people, wishes, tables: 3 }));
    expect(meetings).toHaveLength(9);
    for (const host of ['a', 'b', 'c']) {
      expect(new Set(meetings.filter((meeting) => meeting.aId === host).map((meeting) => meeting.table)).size).toBe(1);
    }
  });

  it('ends at any step at which it is told to, and then no longer reports', async () => {
    const people = Array.from({ length: 40 }, (_, n) => person(`p${n}`, { unavailableSlots: [(n % 6) * 10] }));
    const wishes = people.flatMap((one, n) =>
      [1, 2, 3, 5, 8, 13].map((gap, k) => wish(one.id, `p${(n + gap) % 40}`, 1 + ((n * 7 + k * 13) % 11))),
    );
    const problem = problemOf({ slots: slotsOf(6), people, wishes });
    let asked = 0;
    await planTimetable(problem, { shouldStop: () => ++asked < 0 });
    expect(asked).toBeGreaterThan(8);
    for (const last of [0, 1, 3, 5, 8]) {
      let left = last;
      const run = planTimetable(problem, { shouldStop: async () => --left < 0 });
      await expect(run).rejects.toThrow(PlanStoppedError);
      expect(left).toBe(-1);
    }
  });

  it('ends when it is told to', async () => {
    const problem = problemOf({ people: trio, wishes: [wish('a', 'b')] });
    await expect(planTimetable(problem, { shouldStop: () => true })).rejects.toThrow(PlanStoppedError);
  });

  it('copes with a fair without people or wishes, and with 50,000 wishes of one person', async () => {
    expect(await planTimetable(problemOf({}))).toMatchObject({ meetings: [], refusals: [], value: 0, bound: 0 });
    const crowd = Array.from({ length: 50_000 }, (_, n) => person(`p${n}`));
    const wishes = crowd.map((one) => wish('star', one.id));
    const { meetings, refusals, bound } = await planTimetable(
      problemOf({ people: [person('star'), ...crowd], wishes }),
    );
    expect(meetings).toHaveLength(3);
    expect(refusals).toHaveLength(49_997);
    expect(new Set(refusals.map((refusal) => refusal.reason))).toEqual(new Set(['first-person-full']));
    expect(bound).toBeLessThan(3.1);
  });

  it('comes within 1 % of the bound where half of the wishes cannot be granted', async () => {
    const people = Array.from({ length: 100 }, (_, n) => person(`p${n}`, { unavailableSlots: [(n % 8) * 10] }));
    const wishes = people.flatMap((one, n) =>
      people
        .slice(n + 1, n + 14)
        .map((other, k) => wish(one.id, other.id, 1 + (((n * 31 + k * 17) * 7919) % 101) / 50)),
    );
    const timetable = await planTimetable(problemOf({ slots: slotsOf(8), people, wishes }));
    expect(timetable.stats.granted).toBeLessThan(0.6 * wishes.length);
    expect(timetable.value / timetable.bound).toBeGreaterThan(0.99);
  });

  it('yields often, so that a server can do other things meanwhile', async () => {
    const people = Array.from({ length: 60 }, (_, n) => person(`p${n}`));
    const wishes = people.flatMap((one, n) =>
      people.slice(n + 1, n + 21).map((other, k) => wish(one.id, other.id, 1 + ((n * 7 + k * 13) % 11))),
    );
    let turns = 0;
    const giveWay = async () => void turns++;
    await planTimetable(problemOf({ slots: slotsOf(8), people, wishes }), { giveWay });
    expect(turns).toBeGreaterThan(5);
  });
});
