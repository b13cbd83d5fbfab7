import { beginningOf, storable } from './storable.rules.js';

describe('storable', () => {
  it('replaces halves of letters, drops NUL and keeps the rest', () => {
    expect(storable('a\ud83db\u0000c\ude00')).toBe('a\ufffdbc\ufffd');
    expect(storable('Zoë 😀\n')).toBe('Zoë 😀\n');
  });
});

describe('beginningOf', () => {
  it('does not cut a letter in halves', () => {
    expect(beginningOf('ab😀c', 3)).toBe('ab');
    expect(beginningOf('ab😀c', 4)).toBe('ab😀');
    expect(beginningOf('ab', 4)).toBe('ab');
  });
});
