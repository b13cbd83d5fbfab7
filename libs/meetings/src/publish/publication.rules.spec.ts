import { publicationDiff, withoutCancelled } from './publication.rules.js';

const meeting = (aId: string, bId: string, hour: number, changes = {}) => ({
  aId,
  bId,
  startsAt: `2026-11-24T${hour}:00:00Z`,
  endsAt: `2026-11-24T${hour}:30:00Z`,
  place: 'video' as const,
  tableNumber: null,
  boothCompanyId: null,
  hasVideo: true,
  otherIds: [],
  ...changes,
});
const noon = Date.parse('2026-11-24T12:00:00Z');

describe('publicationDiff', () => {
  it('adds what is new and changes nothing the second time', () => {
    const planned = [meeting('a', 'b', 14), meeting('c', 'd', 14)];
    const first = publicationDiff([], planned, noon);
    expect(first).toMatchObject({ added: planned, moved: [], removed: [], people: ['a', 'b', 'c', 'd'] });
    const published = planned.map((each, index) => ({ ...each, id: String(index) }));
    expect(publicationDiff(published, planned, noon)).toEqual({ added: [], moved: [], removed: [], people: [] });
  });

  it('moves the meeting of a pair, whichever of the two comes first', () => {
    const diff = publicationDiff([{ ...meeting('b', 'a', 14), id: 'm1' }], [meeting('a', 'b', 15)], noon);
    expect(diff.moved).toEqual([{ ...meeting('a', 'b', 15), id: 'm1' }]);
    expect([diff.added, diff.removed]).toEqual([[], []]);
  });

  it('counts another table as a move', () => {
    const at = (tableNumber: number) => meeting('a', 'b', 14, { place: 'table', tableNumber });
    expect(publicationDiff([{ ...at(1), id: 'm1' }], [at(2)], noon).moved).toHaveLength(1);
  });

  it('removes what is no longer planned, but nothing that has begun', () => {
    const published = [
      { ...meeting('a', 'b', 11), id: 'begun' },
      { ...meeting('c', 'd', 14), id: 'later' },
    ];
    const diff = publicationDiff(published, [], noon);
    expect(diff.removed.map((each) => each.id)).toEqual(['later']);
    expect(diff.people).toEqual(['c', 'd']);
  });

  it('leaves out what collides with a meeting that people have booked themselves, and keeps that one', () => {
    const booked = [{ ...meeting('a', 'x', 14), id: 'booked' }];
    const planned = [meeting('a', 'b', 14), meeting('a', 'b', 15, { aId: 'c' }), meeting('x', 'y', 14)];
    const diff = publicationDiff([{ ...meeting('x', 'y', 16), id: 'm1' }], planned, noon, booked);
    expect(diff.added).toEqual([planned[1]]);
    expect(diff.moved).toEqual([]);
    expect(diff.removed.map(({ id }) => id)).toEqual(['m1']);
  });

  it('leaves out what an older plan puts into the time of a meeting that has begun', () => {
    const at = (tableNumber: number) => ({ place: 'table' as const, tableNumber });
    const published = [
      { ...meeting('a', 'b', 11, at(1)), id: 'begun' },
      { ...meeting('a', 'd', 14), id: 'later' },
    ];
    const older = [
      meeting('a', 'c', 11),
      meeting('x', 'y', 11, at(1)),
      meeting('a', 'd', 11),
      meeting('x', 'z', 11, at(2)),
      meeting('a', 'c2', 15),
    ];
    const diff = publicationDiff(published, older, noon);
    expect(diff.added).toEqual([meeting('x', 'z', 11, at(2)), meeting('a', 'c2', 15)]);
    expect(diff.moved).toEqual([]);
    expect(diff.removed.map((each) => each.id)).toEqual(['later']);
  });
});

describe('publicationDiff with more than two', () => {
  const three = (hour: number, ...otherIds: string[]) => meeting('a', 'b', hour, { otherIds });

  it('tells whoever joins or leaves a meeting, and counts it as moved', () => {
    const diff = publicationDiff([{ ...three(14, 'c'), id: 'm1' }], [three(14, 'd')], noon);
    expect(diff.moved).toHaveLength(1);
    expect(diff.people).toEqual(['a', 'b', 'c', 'd']);
    expect(publicationDiff([{ ...three(14, 'd', 'c'), id: 'm1' }], [three(14, 'c', 'd')], noon).people).toEqual([]);
  });

  it('leaves out what collides with a companion of a meeting that has begun', () => {
    expect(publicationDiff([{ ...three(11, 'c'), id: 'm1' }], [meeting('c', 'd', 11)], noon).added).toEqual([]);
  });
});

describe('withoutCancelled', () => {
  const planned = [meeting('a', 'b', 14), meeting('c', 'd', 14)];
  const cancelled = [{ aId: 'a', bId: 'b', cancelledAt: '2026-11-24T10:00:00.5Z' }];
  const left = (lastWish: string | null, published = [] as { aId: string; bId: string }[]) =>
    withoutCancelled(
      planned,
      published.map((pair) => ({ ...meeting(pair.aId, pair.bId, 14), id: 'm' })),
      cancelled,
      () => lastWish,
    ).map(({ aId }) => aId);

  it('brings nobody together again who called it off, unless one has wished anew', () => {
    expect(left(null)).toEqual(['c']);
    expect(left('2026-11-24T09:00:00Z')).toEqual(['c']);
    expect(left('2026-11-24T10:00:00.6Z')).toEqual(['a', 'c']);
  });

  it('leaves a meeting that is on the agendas again', () => {
    expect(left(null, [{ aId: 'a', bId: 'b' }])).toEqual(['a', 'c']);
  });
});
