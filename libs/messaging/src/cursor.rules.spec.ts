import { decodeCursor, encodeCursor } from './cursor.rules.js';

describe('cursor', () => {
  it('keeps a position to the microsecond', () => {
    const position = { createdAt: '2026-11-22 05:36:26.123456+00', id: '7b0c3f3e-46c3-4b36-9a3c-1d6d8e8f6a11' };
    expect(decodeCursor(encodeCursor(position))).toEqual(position);
  });

  it('begins at the beginning without one', () => {
    expect(decodeCursor(undefined)).toBeNull();
  });

  it.each(['', 'nonsense', Buffer.from('["now()","x"]').toString('base64url')])('refuses %j', (cursor) => {
    expect(() => decodeCursor(cursor)).toThrow('cursor');
  });
});
