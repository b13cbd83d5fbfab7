import { Logger } from '@nestjs/common';
import { Rounds } from './rounds.js';

beforeEach(() => {
  jest.useFakeTimers();
  jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
});
afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
});

const roundsOf = (round: () => Promise<void>) => new Rounds({ name: 'test', everyMs: 1000, round });

it('goes round at once and then in each interval', async () => {
  const round = jest.fn(async () => {});
  const rounds = roundsOf(round);
  rounds.start();
  expect(round).toHaveBeenCalledTimes(1);
  await jest.advanceTimersByTimeAsync(2500);
  expect(round).toHaveBeenCalledTimes(3);
  await rounds.close();
});

it('leaves out the intervals that a long round takes', async () => {
  let end = () => {};
  const round = jest.fn(() => new Promise<void>((resolve) => (end = resolve)));
  const rounds = roundsOf(round);
  rounds.start();
  await jest.advanceTimersByTimeAsync(3500);
  expect(round).toHaveBeenCalledTimes(1);
  end();
  await jest.advanceTimersByTimeAsync(600);
  expect(round).toHaveBeenCalledTimes(2);
  end();
  await rounds.close();
});

it('goes on after a round that failed, and says so', async () => {
  const round = jest.fn(async () => {}).mockRejectedValueOnce(new Error('no database'));
  const rounds = roundsOf(round);
  rounds.start();
  await jest.advanceTimersByTimeAsync(1500);
  expect(round).toHaveBeenCalledTimes(2);
  expect(Logger.prototype.warn).toHaveBeenCalledTimes(1);
  await rounds.close();
});

it('waits for the round that runs when it closes, and begins no other', async () => {
  let end = () => {};
  const round = jest.fn(() => new Promise<void>((resolve) => (end = resolve)));
  const rounds = roundsOf(round);
  rounds.start();
  let isClosed = false;
  const closing = rounds.close().then(() => {
    isClosed = true;
  });
  await jest.advanceTimersByTimeAsync(5000);
  expect(isClosed).toBe(false);
  end();
  await closing;
  await jest.advanceTimersByTimeAsync(5000);
  expect(round).toHaveBeenCalledTimes(1);
});
