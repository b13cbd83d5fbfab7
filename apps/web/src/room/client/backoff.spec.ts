import { backoff } from './backoff.js';

describe('backoff', () => {
  it('doubles from 100 ms and stays at one second', () => {
    expect([0, 1, 2, 3, 4, 50].map((attempt) => backoff(attempt, () => 1))).toEqual([100, 200, 400, 800, 1000, 1000]);
  });

  it('spreads each delay over its upper half', () => {
    expect(backoff(3, () => 0)).toBe(400);
    expect(backoff(3, () => 0.5)).toBe(600);
  });
});
