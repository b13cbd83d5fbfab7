import { noRules } from '../planning/planning-rules.repository.js';
import type { PlannedRow } from './plan.repository.js';
import { type PreparedProblem, type ProblemParts, prepareSteps } from './problem.rules.js';

const slot = (index: number, hour: number) => ({
  index,
  startsAt: `2026-11-24T${String(hour).padStart(2, '0')}:00:00Z`,
  endsAt: `2026-11-24T${String(hour).padStart(2, '0')}:30:00Z`,
});
const person = (id: string, changes = {}) => ({
  id,
  companyId: null as string | null,
  kind: 'visitor' as const,
  attendance: 'both' as const,
  languages: ['en'],
  busy: [],
  ...changes,
});
const pair = (aId: string, bId: string, changes = {}) => ({
  aId,
  bId,
  aLevel: 'want' as const,
  bLevel: 'want' as const,
  aBeside: false,
  bBeside: false,
  ...changes,
});
const meeting = (aId: string, bId: string, hour: number, changes = {}): PlannedRow => ({
  ...slot(0, hour),
  aId,
  bId,
  otherIds: [],
  place: 'video',
  tableNumber: null,
  boothCompanyId: null,
  hasVideo: true,
  value: 3,
  ...changes,
});
const rule = (kind: 'must' | 'veto' | 'fixed', aId: string, bId: string, startsAt: string | null = null) => ({
  id: `${kind} ${aId} ${bId}`,
  kind,
  aId,
  bId,
  otherIds: [],
  startsAt,
});
const planning = (changes: Partial<ProblemParts['planning']> = {}): ProblemParts['planning'] => ({
  rules: noRules,
  limits: new Map(),
  pairRules: [],
  precedences: [],
  ...changes,
});

const parts = (changes: Partial<ProblemParts>): ProblemParts => ({
  fair: { mode: 'hybrid', tables: 5, timeZone: 'UTC', slotMinutes: 30, breakMinutes: 0 },
  slots: [slot(0, 9), slot(1, 10), slot(2, 11)],
  people: ['a', 'b', 'c', 'd'].map((id) => person(id)),
  pairs: [],
  planning: planning(),
  tableLimits: { closed: [], seats: new Map() },
  published: [],
  declined: new Set(),
  cancelled: new Set(),
  frozenUntil: 0,
  now: 0,
  keepsLater: true,
  seed: 1,
  scoreOf: () => 0.5,
  ...changes,
});

function prepareProblem(given: ProblemParts): PreparedProblem {
  const steps = prepareSteps(given);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

describe('prepareSteps', () => {
  it('takes only what both sides said yes to, and says why not for the others', () => {
    const { problem, settled } = prepareProblem(
      parts({
        pairs: [
          pair('a', 'b', { bLevel: 'could' }),
          pair('a', 'c', { bLevel: null }),
          pair('a', 'd', { aLevel: 'no' }),
          pair('b', 'c'),
        ],
        cancelled: new Set(['b c']),
      }),
    );
    expect(problem.wishes).toEqual([{ aId: 'a', bId: 'b', mutual: true, value: 2.2 }]);
    expect(settled.map((wish) => [wish.bId, wish.reason, wish.isMutual])).toEqual([
      ['c', 'not-answered', false],
      ['d', 'declined', false],
      ['c', 'cancelled', true],
    ]);
  });

  it('values two wants above a want and a could, whatever the score, and a demand above all', () => {
    const worthOf = (bLevel: 'want' | 'could', score: number) =>
      prepareProblem(parts({ pairs: [pair('a', 'b', { bLevel })], scoreOf: () => score })).problem.wishes[0]!.value;
    expect(worthOf('want', 0)).toBeGreaterThan(worthOf('could', 1));
    const { problem } = prepareProblem(parts({ planning: planning({ pairRules: [rule('must', 'a', 'b')] }) }));
    expect(problem.wishes).toMatchObject([{ aId: 'a', bId: 'b', must: true }]);
    expect(problem.wishes[0]!.value).toBeGreaterThan(10 * worthOf('want', 1));
  });

  it('respects a no, and a cancellation, although the organiser demands the meeting', () => {
    const pairRules = [rule('must', 'a', 'b'), rule('must', 'a', 'c')];
    const { problem, settled } = prepareProblem(
      parts({ planning: planning({ pairRules }), declined: new Set(['a b']), cancelled: new Set(['a c']) }),
    );
    expect(problem.wishes).toEqual([]);
    expect(settled.map(({ reason, isMust }) => [reason, isMust])).toEqual([
      ['declined', true],
      ['cancelled', true],
    ]);
  });

  it('closes slots that overlap own dates, and only those', () => {
    const busy = [{ startsAt: '2026-11-24T10:29:00Z', endsAt: '2026-11-24T11:00:00Z' }];
    const { problem } = prepareProblem(parts({ people: [person('a', { busy })] }));
    expect(problem.people[0]!.unavailableSlots).toEqual([1]);
  });

  it('keeps published meetings that begin soon, and puts nothing else there', () => {
    const published = [meeting('a', 'b', 9), meeting('a', 'b', 11)];
    const { problem } = prepareProblem(
      parts({ published, keepsLater: false, frozenUntil: Date.parse('2026-11-24T10:30:00Z') }),
    );
    expect(problem.fixed.map((fixed) => fixed.slot)).toEqual([0]);
    expect(problem.people[0]!.unavailableSlots).toEqual([0, 1]);
  });

  it('keeps what is on the agendas unless a rule, a no or a missing place speaks against it', () => {
    const published = [
      meeting('a', 'b', 9),
      meeting('a', 'c', 10),
      meeting('b', 'd', 10),
      meeting('c', 'd', 11, { place: 'table', tableNumber: 9 }),
      meeting('a', 'd', 11),
    ];
    const kept = (changes: Partial<ProblemParts>) =>
      prepareProblem(parts({ published, ...changes })).problem.fixed.map(({ aId, bId }) => `${aId}${bId}`);
    expect(kept({})).toEqual(['ab', 'ac', 'bd', 'ad']);
    expect(kept({ declined: new Set(['a c']) })).not.toContain('ac');
    expect(kept({ planning: planning({ pairRules: [rule('veto', 'b', 'd')] }) })).not.toContain('bd');
    const fixed = rule('fixed', 'a', 'd', '2026-11-24T10:00:00Z');
    expect(kept({ planning: planning({ pairRules: [fixed] }) })).toEqual(['ad', 'ab']);
    const order = { id: 'p', first: { aId: 'a', bId: 'd' }, next: { aId: 'a', bId: 'b' } };
    expect(kept({ planning: planning({ precedences: [order] }) })).toEqual(['ab', 'ac', 'bd']);
  });

  it('lets what has begun stay against a later rule, instead of failing', () => {
    const order = { id: 'p', first: { aId: 'a', bId: 'c' }, next: { aId: 'a', bId: 'b' } };
    const { problem } = prepareProblem(
      parts({
        published: [meeting('a', 'b', 9), meeting('a', 'c', 10)],
        frozenUntil: Date.parse('2026-11-24T10:30:00Z'),
        planning: planning({ pairRules: [rule('veto', 'a', 'b')], precedences: [order] }),
      }),
    );
    expect(problem.fixed).toHaveLength(2);
    expect([problem.vetoes, problem.precedences]).toEqual([[], []]);
  });

  it('goes on where changed hours put two meetings that have begun into one slot', () => {
    const later = { startsAt: '2026-11-24T09:15:00Z', endsAt: '2026-11-24T09:30:00Z' };
    const { problem } = prepareProblem(
      parts({
        published: [meeting('a', 'b', 9), meeting('a', 'c', 9, later)],
        frozenUntil: Date.parse('2026-11-24T10:00:00Z'),
      }),
    );
    expect(problem.fixed.map(({ bId, slot }) => [bId, slot])).toEqual([['b', 0]]);
  });

  it('makes a demand of a fixed meeting whose time the fair no longer has', () => {
    const fixed = rule('fixed', 'a', 'b', '2026-11-24T15:00:00Z');
    const { problem } = prepareProblem(parts({ planning: planning({ pairRules: [fixed] }) }));
    expect(problem.fixed).toEqual([]);
    expect(problem.wishes).toMatchObject([{ aId: 'a', bId: 'b', must: true }]);
  });

  it('gives limits: the fair’s, the organiser’s for one person, and the person’s own if lower', () => {
    const limit = (participantId: string, changes: object) =>
      [participantId, { participantId, min: null, max: null, ownMax: null, ...changes }] as const;
    const limits = new Map([
      limit('b', { max: 8 }),
      limit('c', { max: 8, ownMax: 2, min: 3 }),
      limit('d', { ownMax: 9 }),
    ]);
    const rules = { ...noRules, maxMeetings: 5, minForVisitors: 1 };
    const { problem } = prepareProblem(parts({ planning: planning({ rules, limits }) }));
    expect(problem.people.map(({ minMeetings, maxMeetings }) => [minMeetings, maxMeetings])).toEqual([
      [1, 5],
      [1, 8],
      [2, 2],
      [1, 5],
    ]);
  });

  it('puts everybody on video at a virtual fair, without booths', () => {
    const fair = { ...parts({}).fair, mode: 'virtual' as const };
    const people = [person('a', { kind: 'exhibitor', companyId: 'x' }), person('b')];
    const rules = { ...noRules, boothSeats: 2 };
    const { problem } = prepareProblem(parts({ fair, people, planning: planning({ rules }) }));
    expect(problem.people.map((each) => each.attendance)).toEqual(['virtual', 'virtual']);
    expect(problem.booths).toEqual([]);
    expect(prepareProblem(parts({ people, planning: planning({ rules }) })).problem.booths).toEqual([
      { companyId: 'x', seats: 2 },
    ]);
  });

  it('lets one of two colleagues meet a counterpart, unless the second means to', () => {
    const people = [person('a', { companyId: 'x' }), person('b', { companyId: 'x' }), person('c')];
    const pairs = [pair('a', 'c'), pair('b', 'c')];
    const shared = prepareProblem(parts({ people, pairs })).problem;
    const [standIn] = shared.people.slice(3);
    expect(standIn).toMatchObject({ maxMeetings: 1 });
    expect(shared.wishes.map((wish) => wish.withIds)).toEqual([[standIn!.id], [standIn!.id]]);
    const meant = prepareProblem(parts({ people, pairs: [pairs[0]!, pair('b', 'c', { aBeside: true })] })).problem;
    expect(meant.people).toHaveLength(3);
    const covered = prepareProblem(parts({ people, pairs, published: [meeting('a', 'c', 9)] }));
    expect(covered.settled).toMatchObject([{ aId: 'b', bId: 'c', reason: 'colleague-meets' }]);
  });
});
