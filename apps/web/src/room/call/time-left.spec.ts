import { timeLeft } from './time-left.js';

const end = Date.parse('2026-11-22T10:00:00Z');
const minutes = 60_000;

describe('timeLeft', () => {
  it.each([
    [-75 * minutes, 'plenty', '1:15:00'],
    [-20 * minutes, 'plenty', '20:00'],
    [-5 * minutes, 'soon', '5:00'],
    [-61_000, 'soon', '1:01'],
    [-1 * minutes, 'last', '1:00'],
    [-1, 'last', '0:01'],
    [0, 'over', '0:00'],
    [3 * minutes + 7_500, 'over', '3:07'],
  ])('%i ms after the end is %s, %s', (offset, stage, text) => {
    expect(timeLeft(end, end + offset)).toEqual({ stage, text });
  });
});
