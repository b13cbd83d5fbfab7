import type { RoomTicket } from '@parvis/contracts';
import { TicketSeeker } from './ticket-seeker.js';

/** When a seeker asks, in ms, while every ticket leads to a node that does not answer. */
async function asksWithin(ms: number): Promise<number[]> {
  const begun = Date.now();
  const asked: number[] = [];
  const seeker = new TicketSeeker({
    fetchTicket: async () => {
      asked.push(Date.now() - begun);
      return {} as RoomTicket;
    },
    isPassing: () => true,
    onTicket: () => seeker.seek('later'),
    onRefused: () => undefined,
  });
  seeker.seek();
  await jest.advanceTimersByTimeAsync(ms);
  seeker.close();
  return asked;
}

describe('the search for a ticket', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  it('begins at once, and asks soon after a killed node is known dead', async () => {
    for (const drawn of [0, 0.25, 0.5, 0.75, 0.999]) {
      jest.spyOn(Math, 'random').mockReturnValue(drawn);
      const asked = await asksWithin(2_000);
      expect(asked[0]).toBe(0);
      const known = asked.findIndex((at) => at >= 400);
      expect(asked[known]).toBeLessThan(610);
    }
  });

  it('asks ever less often where a node stays away, at least every 4 s', async () => {
    jest.spyOn(Math, 'random').mockReturnValue(0.999);
    const asked = await asksWithin(60_000);
    const waits = asked.slice(1).map((at, n) => at - (asked[n] ?? 0));
    for (const [n, wait] of waits.entries()) expect(wait).toBeGreaterThanOrEqual(waits[n - 1] ?? 0);
    expect(waits.at(-1)).toBeGreaterThan(3_900);
    expect(waits.at(-1)).toBeLessThanOrEqual(4_000);
  });

  it('asks at once again when all has been well', async () => {
    let asks = 0;
    const seeker = new TicketSeeker({
      fetchTicket: async () => {
        asks += 1;
        return {} as RoomTicket;
      },
      isPassing: () => true,
      onTicket: () => undefined,
      onRefused: () => undefined,
    });
    seeker.seek();
    await jest.advanceTimersByTimeAsync(0);
    seeker.seek('later');
    seeker.rest();
    seeker.seek();
    await jest.advanceTimersByTimeAsync(0);
    expect(asks).toBe(2);
  });
});
