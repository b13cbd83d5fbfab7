import type { RoomEvents } from '@parvis/contracts';
import type { RoomLine } from './room-line.js';
import { RoomLines } from './room-lines.js';

const migrate: RoomEvents['media.migrate'] = {
  ticket: 'way',
  node: { origin: 'https://b.example', path: '/rooms' },
  iceServers: [],
};

function fakeLine(origin: string) {
  return {
    isAt: (node: { origin: string }) => node.origin === origin,
    open: jest.fn(),
    close: jest.fn(),
    request: jest.fn(async () => ({})),
    link: null,
  };
}

function moving() {
  const made: ReturnType<typeof fakeLine>[] = [];
  const settled = jest.fn();
  const lines = new RoomLines({
    create: (node) => {
      const line = fakeLine(node.origin);
      made.push(line);
      return line as unknown as RoomLine;
    },
    settled,
  });
  lines.open({ origin: 'https://a.example', path: '/rooms' }, [], { ticket: 'first' });
  lines.begin(migrate);
  const [from, to] = made;
  lines.entered(to as unknown as RoomLine);
  return { lines, from: from!, settled };
}

describe('the lines of a call that moves', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('keeps the old one after our arrival, for those who still see us from there', async () => {
    const { lines, from, settled } = moving();
    lines.arrived();
    lines.arrived();
    await jest.advanceTimersByTimeAsync(4_900);
    expect(from.request.mock.calls).toEqual([['move.done', {}]]);
    expect(from.close).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(200);
    expect(from.close).toHaveBeenCalledWith(true);
    expect(settled).toHaveBeenCalledWith(true);
    expect(lines.state).toBe('idle');
  });

  it('lets it go at once when the old node cannot be told', async () => {
    const { lines, from } = moving();
    from.request.mockRejectedValueOnce(new Error('there is no line'));
    lines.arrived();
    await jest.advanceTimersByTimeAsync(0);
    expect(from.close).toHaveBeenCalledTimes(1);
    expect(lines.state).toBe('idle');
  });

  it('says nothing before it is in at the new node', () => {
    const { lines, from } = moving();
    lines.end();
    lines.begin(migrate);
    lines.arrived();
    expect(from.request).not.toHaveBeenCalled();
  });
});
