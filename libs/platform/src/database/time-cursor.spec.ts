import { encodeCursor } from './cursor.js';
import { timePlaceOf, timePositionOf } from './time-cursor.js';

describe('timePositionOf', () => {
  it('keeps a place to the microsecond', () => {
    const at = { time: '2026-11-22 05:36:26.123456+00', id: '7b0c3f3e-46c3-4b36-9a3c-1d6d8e8f6a11' };
    expect(timePositionOf(encodeCursor(timePlaceOf({ at })))).toEqual(at);
  });

  it('begins at the beginning without a cursor', () => {
    expect(timePositionOf(undefined)).toBeNull();
  });

  it.each(['', 'nonsense', encodeCursor(['now()', 'x']), encodeCursor(['2026-11-22 05:36:26+00', null])])(
    'refuses %j',
    (cursor) => {
      expect(() => timePositionOf(cursor)).toThrow('cursor');
    },
  );
});
