import { type ProblemParts, prepareProblem } from './problem.rules.js';

const slot = (index: number, hour: number) => ({
  index,
  startsAt: `2026-11-24T${String(hour).padStart(2, '0')}:00:00Z`,
  endsAt: `2026-11-24T${String(hour).padStart(2, '0')}:30:00Z`,
});
const person = (id: string, changes = {}) => ({
  id,
  companyId: null,
  attendance: 'both' as const,
  busy: [],
  ...changes,
});

const parts = (changes: Partial<ProblemParts>): ProblemParts => ({
  fair: { mode: 'hybrid', tables: 5 },
  slots: [slot(0, 9), slot(1, 10), slot(2, 11)],
  people: [person('a'), person('b')],
  pairs: [],
  published: [],
  frozenUntil: 0,
  seed: 1,
  scoreOf: () => 0.5,
  ...changes,
});

describe('prepareProblem', () => {
  it('takes only what both sides said yes to, and says why not for the others', () => {
    const { problem, oneSided } = prepareProblem(
      parts({
        pairs: [
          { aId: 'a', bId: 'b', aLevel: 'want', bLevel: 'could' },
          { aId: 'a', bId: 'c', aLevel: 'want', bLevel: null },
          { aId: 'a', bId: 'd', aLevel: 'no', bLevel: 'want' },
        ],
      }),
    );
    expect(problem.wishes).toEqual([{ aId: 'a', bId: 'b', mutual: true, value: 2.2 }]);
    expect(oneSided.map((wish) => [wish.bId, wish.reason])).toEqual([
      ['c', 'not-answered'],
      ['d', 'declined'],
    ]);
  });

  it('values two wants above a want and a could, whatever the score', () => {
    const worthOf = (bLevel: 'want' | 'could', score: number) =>
      prepareProblem(parts({ pairs: [{ aId: 'a', bId: 'b', aLevel: 'want', bLevel }], scoreOf: () => score })).problem
        .wishes[0]!.value;
    expect(worthOf('want', 0)).toBeGreaterThan(worthOf('could', 1));
  });

  it('closes slots that overlap own dates, and only those', () => {
    const busy = [{ startsAt: '2026-11-24T10:29:00Z', endsAt: '2026-11-24T11:00:00Z' }];
    const { problem } = prepareProblem(parts({ people: [person('a', { busy })] }));
    expect(problem.people[0]!.unavailableSlots).toEqual([1]);
  });

  it('keeps published meetings that begin soon, and puts nothing else there', () => {
    const meeting = (hour: number) => ({
      ...slot(0, hour),
      aId: 'a',
      bId: 'b',
      place: 'video' as const,
      tableNumber: null,
      value: 3,
    });
    const { problem } = prepareProblem(
      parts({ published: [meeting(9), meeting(11)], frozenUntil: Date.parse('2026-11-24T10:30:00Z') }),
    );
    expect(problem.fixed.map((fixed) => fixed.slot)).toEqual([0]);
    expect(problem.people[0]!.unavailableSlots).toEqual([0, 1]);
  });

  it('puts everybody on video at a virtual fair', () => {
    const { problem } = prepareProblem(parts({ fair: { mode: 'virtual', tables: 0 } }));
    expect(problem.people.map((each) => each.attendance)).toEqual(['virtual', 'virtual']);
  });
});
