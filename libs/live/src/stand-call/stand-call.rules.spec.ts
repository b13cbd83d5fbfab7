import { slotOffers, waitEstimate } from './stand-call.rules.js';

const slot = (hour: number) => ({ startsAt: `2026-11-24T${hour}:00:00Z`, endsAt: `2026-11-24T${hour}:30:00Z` });
const noon = Date.parse('2026-11-24T12:00:00Z');
const person = (id: string, taken: number[] = [], shifts: number[] = []) => ({
  id,
  taken: taken.map(slot),
  shifts: shifts.map(slot),
});

describe('waitEstimate', () => {
  it('says nothing as long as there were too few talks, or nobody is on duty', () => {
    expect(waitEstimate([60, 60, 60, 60], 1, 1)).toBeNull();
    expect(waitEstimate([60, 60, 60, 60, 60], 1, 0)).toBeNull();
  });

  it('is the median by the turns before the own one, shared by those on duty', () => {
    const talks = [10, 240, 300, 360, 9_000];
    expect(waitEstimate(talks, 1, 1)).toBe(150);
    expect(waitEstimate(talks, 3, 1)).toBe(750);
    expect(waitEstimate(talks, 3, 2)).toBe(375);
    expect(waitEstimate([100, 100, 200, 300, 400, 400], 1, 1)).toBe(125);
  });
});

describe('slotOffers', () => {
  const slots = [11, 12, 13, 14, 15, 16].map(slot);

  it('offers the next times at which both are free, with time to prepare', () => {
    const offers = slotOffers(slots, person('caller', [14]), [person('a', [13])], noon, 10);
    expect(offers).toEqual([15, 16].map((hour) => ({ ...slot(hour), withId: 'a' })));
  });

  it('chooses whoever is on the roster then, else whoever has the least to do', () => {
    const team = [person('a', [], [16]), person('b', [14]), person('c', [14, 16])];
    const offers = slotOffers(slots, person('caller', [13]), [team[1]!, team[2]!, team[0]!], noon, 10);
    expect(offers.map(({ withId }) => withId)).toEqual(['a', 'a', 'a']);
    expect(slotOffers(slots, person('caller', [13]), [person('d', [13]), person('e', [], [15])], noon, 2)).toEqual([
      { ...slot(14), withId: 'e' },
      { ...slot(15), withId: 'e' },
    ]);
  });

  it('offers no more than asked for, and nothing where nobody is free', () => {
    expect(slotOffers(slots, person('caller'), [person('a')], noon, 2)).toHaveLength(2);
    expect(slotOffers(slots, person('caller'), [], noon, 2)).toEqual([]);
  });
});
