import { CallPhase } from './call-phase.js';
import type { RoomLine } from './room-line.js';
import { RoomLines } from './room-lines.js';
import { RoomView } from './room-view.js';

const node = { origin: '', path: '/rooms/n1' };

function call() {
  const created: { isClosed: boolean }[] = [];
  const create = () => {
    const line = {
      isClosed: false,
      signal: { isUp: true, isTrying: true },
      link: { path: { state: 'up' }, receiver: { ids: ['old'] } },
      isAt: ({ path }: typeof node) => path === node.path,
      open: () => undefined,
      close: () => {
        line.isClosed = true;
      },
    };
    created.push(line);
    return line as unknown as RoomLine;
  };
  const settled = jest.fn();
  const lines = new RoomLines({ create, settled });
  const view = new RoomView();
  lines.open(node, [], { ticket: 'a' });
  return { lines, view, phase: new CallPhase(view, lines), created, settled };
}

const migrate = { ticket: 'b', node: { origin: '', path: '/rooms/n2' }, iceServers: [] };

describe('the phase of a call', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('is not changed by a path that comes up before the join is answered', () => {
    const { view, phase } = call();
    view.set({ phase: 'joining' });
    phase.pathIs(true);
    expect(view.state.phase).toBe('joining');
  });

  it('says nothing of a path that is lost for less than 0.7 s', () => {
    const { view, phase } = call();
    view.set({ phase: 'live' });
    phase.pathIs(false);
    jest.advanceTimersByTime(600);
    phase.pathIs(true);
    jest.advanceTimersByTime(5_000);
    expect(view.state.phase).toBe('live');
    phase.pathIs(false);
    jest.advanceTimersByTime(800);
    expect(view.state.phase).toBe('reconnecting');
  });
});

describe('the lines of a call that moves', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('keeps the old node until the new one carries all', () => {
    const { lines, created, settled } = call();
    lines.begin(migrate);
    expect(lines.state).toBe('entering');
    lines.entered(lines.all[1]!);
    expect(lines.state).toBe('leaving');
    expect(lines.leftBehind).toEqual(new Set(['old']));
    expect(created.map(({ isClosed }) => isClosed)).toEqual([false, false]);
    lines.end();
    expect(created.map(({ isClosed }) => isClosed)).toEqual([true, false]);
    expect(settled).toHaveBeenCalledWith(true);
  });

  it('stays where it is when the new node does not take it in', () => {
    const { lines, created, settled } = call();
    lines.begin(migrate);
    jest.advanceTimersByTime(14_000);
    expect(lines.state).toBe('idle');
    expect(created.map(({ isClosed }) => isClosed)).toEqual([false, true]);
    expect(settled).toHaveBeenCalledWith(false);
  });

  it('goes on with the one on the way when the old node closes early', () => {
    const { lines, created } = call();
    lines.begin(migrate);
    const next = lines.all[1]!;
    expect(lines.drop()).toBe(true);
    expect(lines.isCurrent(next)).toBe(true);
    expect(created.map(({ isClosed }) => isClosed)).toEqual([true, false]);
    expect(lines.drop()).toBe(false);
  });
});
