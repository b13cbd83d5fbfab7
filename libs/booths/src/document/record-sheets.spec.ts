import { wrapped } from './record-sheets.js';

describe('lines on a sheet', () => {
  const measure = (text: string) => text.length;

  it('break between words, and within one only where it is longer than a line', () => {
    expect(wrapped('one two three', 7, measure)).toEqual(['one two', 'three']);
    expect(wrapped('a 0123456789 b', 4, measure)).toEqual(['a', '0123', '4567', '89 b']);
    expect(wrapped('', 4, measure)).toEqual(['']);
  });
});
