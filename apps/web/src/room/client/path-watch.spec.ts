import { type PathState, PathWatch } from './path-watch.js';

function watch(answer: () => Promise<boolean> = async () => true) {
  const states: PathState[] = [];
  const restartIce = jest.fn(answer);
  const path = new PathWatch({ changed: (state) => states.push(state), restartIce });
  return { path, states, restartIce };
}

/** Traffic every 250 ms until the moment, so many packets each time. */
function flow(path: PathWatch, until: number, each: number): number {
  let packets = 0;
  for (let at = 0; at <= until; at += 250) {
    packets += each;
    path.traffic(at, packets);
  }
  return packets;
}

describe('the watch over the path of the media', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('is up once every started transport is connected', () => {
    const { path, states } = watch();
    path.carriersChanged(['connecting', 'new']);
    expect(states).toEqual([]);
    path.carriersChanged(['connected', 'new']);
    expect(states).toEqual(['up']);
  });

  it('restarts ICE once after a second without packets, and not again for the same silence', async () => {
    const { path, states, restartIce } = watch();
    path.carriersChanged(['connected', 'connected']);
    const packets = flow(path, 2_000, 3);
    path.traffic(2_900, packets);
    expect(restartIce).not.toHaveBeenCalled();
    path.traffic(3_000, packets);
    expect(restartIce).toHaveBeenCalledTimes(1);
    await jest.advanceTimersByTimeAsync(3_000);
    expect(states).toEqual(['up', 'restarting', 'up']);
    for (let at = 6_000; at < 20_000; at += 250) path.traffic(at, packets);
    expect(restartIce).toHaveBeenCalledTimes(1);
  });

  it('does so after 0.6 s where packets come densely, and wants to be told more often as soon as none come', () => {
    const { path, restartIce } = watch();
    path.carriersChanged(['connected', 'connected']);
    const packets = flow(path, 2_000, 20);
    expect(path.isUneasy).toBe(false);
    path.traffic(2_500, packets);
    expect(path.isUneasy).toBe(true);
    expect(restartIce).not.toHaveBeenCalled();
    path.traffic(2_600, packets);
    expect(restartIce).toHaveBeenCalledTimes(1);
    expect(path.isUneasy).toBe(true);
    path.traffic(2_700, packets + 10);
    expect(path.isUneasy).toBe(false);
  });

  it('leaves a call in peace in which hardly anything is said', () => {
    const { path, restartIce } = watch();
    path.carriersChanged(['connected']);
    for (let at = 0; at < 30_000; at += 500) path.traffic(at, Math.floor(at / 3_000));
    expect(restartIce).not.toHaveBeenCalled();
  });

  it('is up again with the first packets after the restart', async () => {
    const { path, states } = watch();
    path.carriersChanged(['connected']);
    path.carriersChanged(['disconnected']);
    await jest.advanceTimersByTimeAsync(10);
    path.carriersChanged(['connected']);
    expect(states).toEqual(['up', 'restarting', 'up']);
  });

  it('is up again soon where nobody sends, once the checks of both transports have been answered', () => {
    const { path, states } = watch();
    path.carriersChanged(['connected', 'connected']);
    const packets = flow(path, 2_000, 20);
    const pairs = (send: number, recv: number) => [
      { transport: 'send' as const, id: 'a', answers: send },
      { transport: 'recv' as const, id: 'b', answers: recv },
    ];
    path.traffic(2_600, packets, pairs(5, 5));
    expect(states.at(-1)).toBe('restarting');
    // Of before the restart, perhaps.
    path.traffic(2_700, packets, pairs(6, 6));
    path.traffic(2_800, packets, [...pairs(6, 6), { transport: 'recv', id: 'new', answers: 1 }]);
    expect(states.at(-1)).toBe('restarting');
    path.traffic(2_900, packets, pairs(7, 6));
    expect(states.at(-1)).toBe('up');
  });

  it('is broken when the restart brings nothing within 3 s', async () => {
    const { path, states } = watch();
    path.carriersChanged(['connected']);
    path.carriersChanged(['failed']);
    await jest.advanceTimersByTimeAsync(2_990);
    expect(states.at(-1)).toBe('restarting');
    await jest.advanceTimersByTimeAsync(20);
    expect(states.at(-1)).toBe('broken');
  });

  it('waits for the line when the node cannot be asked, and restarts when the line is back', async () => {
    let hasLine = false;
    const { path, states, restartIce } = watch(async () => hasLine);
    path.carriersChanged(['connected']);
    path.carriersChanged(['disconnected']);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(states).toEqual(['up', 'restarting', 'suspect']);
    hasLine = true;
    path.lineIsBack();
    path.carriersChanged(['connected']);
    await jest.advanceTimersByTimeAsync(10);
    expect(restartIce).toHaveBeenCalledTimes(2);
    expect(states.at(-1)).toBe('up');
  });

  it('does nothing any more after it was closed', async () => {
    const { path, states, restartIce } = watch();
    path.close();
    path.carriersChanged(['failed']);
    await jest.advanceTimersByTimeAsync(5_000);
    expect(states).toEqual([]);
    expect(restartIce).not.toHaveBeenCalled();
  });
});
