import { type Identity } from './peer.js';
import { PreparingSides } from './preparing-sides.js';

const opensAt = '2026-11-24T10:02:00.000Z';
const ada = { participantId: 'ada', sides: { own: 'A', other: 'B', opensAt } } as Identity;
const ben = { participantId: 'ben', sides: { own: 'B', other: 'A', opensAt } } as Identity;

describe('the sides of a meeting that prepare', () => {
  const link = { send: () => undefined, close: () => undefined, isOpen: true };
  const meeting = (inside: number, inFront: Identity[], now = '2026-11-24T09:59:00.000Z') => {
    const lines = inFront.map((identity) => ({ identity, link }));
    return new PreparingSides({ roster: { listedCount: inside }, lobby: { lines } }, () => Date.parse(now));
  };

  it('hold back the other side, and not their own', () => {
    const sides = meeting(0, []);
    expect(sides.holdsBack(ben)).toBe(false);
    sides.set(['A']);
    expect([sides.holdsBack(ben), sides.holdsBack(ada)]).toEqual([true, false]);
    expect(sides.holdsBack({})).toBe(false);
    sides.set([]);
    expect(sides.holdsBack(ben)).toBe(false);
  });

  it('hold back nobody once the meeting has begun, or should have', () => {
    const begun = meeting(1, []);
    begun.set(['A']);
    expect(begun.holdsBack(ben)).toBe(false);
    const late = meeting(0, [], opensAt);
    late.set(['A']);
    expect(late.holdsBack(ben)).toBe(false);
  });

  it('never wait for each other', () => {
    const sides = meeting(0, [ada]);
    sides.set(['A', 'B']);
    expect([sides.holdsBack(ada), sides.holdsBack(ben)]).toEqual([true, false]);
  });
});
