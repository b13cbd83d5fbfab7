import { expectedPackets } from '@parvis/contracts';
import fc from 'fast-check';
import { chooseNode, chooseViewerNode, expectedLoad, type NodeLoad, staysAtHome } from './placement.rules.js';

const node = fc.record({
  load: fc.double({ min: 0, max: 1.5, noNaN: true }),
  capacity: fc.integer({ min: 1_000, max: 200_000 }),
  promised: fc.integer({ min: 0, max: 50_000 }),
  isDraining: fc.boolean(),
  isOverloaded: fc.boolean(),
});
const nodes = fc
  .array(node, { maxLength: 12 })
  .map((list): NodeLoad[] => list.map((one, at) => ({ id: `n${at}`, ...one })));
const draws = fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }));
const drawn = (stream: Iterator<number>) => () => stream.next().value as number;
const quiet = (id: string, load: number): NodeLoad => ({
  id,
  load,
  capacity: 40_000,
  promised: 0,
  isDraining: false,
  isOverloaded: false,
});

/** A generator of its own, so that the outcome does not depend on the run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

describe('chooseNode', () => {
  it('never takes a draining node, and an overloaded one only when there is no other', () => {
    fc.assert(
      fc.property(nodes, draws, (list, stream) => {
        const chosen = chooseNode(list, drawn(stream));
        const staying = list.filter(({ isDraining }) => !isDraining);
        if (staying.length === 0) return chosen === null;
        const mustRefuse = staying.some(({ isOverloaded }) => !isOverloaded);
        return chosen !== null && !chosen.isDraining && !(mustRefuse && chosen.isOverloaded);
      }),
    );
  });

  it('never takes the one that is worst of all, when there are several', () => {
    fc.assert(
      fc.property(nodes, draws, (list, stream) => {
        const willing = list.filter(({ isDraining, isOverloaded }) => !isDraining && !isOverloaded);
        const chosen = chooseNode(list, drawn(stream));
        if (willing.length < 2 || chosen === null) return true;
        return willing.some((other) => other !== chosen && expectedLoad(other) >= expectedLoad(chosen));
      }),
    );
  });

  it('spreads 1,000 rooms placed between two heartbeats over ten nodes', () => {
    const list = Array.from({ length: 10 }, (_, at) => quiet(`n${at}`, 0));
    const random = seeded(7);
    for (let room = 0; room < 1_000; room += 1) {
      const chosen = chooseNode(list, random);
      if (chosen !== null) chosen.promised += expectedPackets.meeting;
    }
    const rooms = list.map(({ promised }) => promised / expectedPackets.meeting);
    expect(rooms.reduce((sum, count) => sum + count)).toBe(1_000);
    expect(Math.max(...rooms) - Math.min(...rooms)).toBeLessThanOrEqual(10);
  });
});

describe('staysAtHome', () => {
  it('keeps an open room with any node that lives, and moves a promise away from one that takes no rooms', () => {
    fc.assert(
      fc.property(nodes, fc.nat({ max: 14 }), fc.nat({ max: 3 }), (list, at, epoch) => {
        const home = { node: `n${at}`, epoch };
        const host = list[at];
        const expected = host !== undefined && (epoch > 0 || !(host.isDraining || host.isOverloaded));
        return staysAtHome(home, list) === expected;
      }),
    );
    expect(staysAtHome(null, [quiet('n0', 0)])).toBe(false);
  });
});

describe('chooseViewerNode', () => {
  it('leaves viewers with the stage while its node has room', () => {
    const host = quiet('host', 0.5);
    expect(chooseViewerNode(host, [host, quiet('other', 0)], new Set(), seeded(1))).toBe(host);
  });

  it('sends them to a node that shows the stage already, before one that does not', () => {
    const [host, showing, idle] = [quiet('host', 0.8), quiet('showing', 0.4), quiet('idle', 0)];
    const choose = (shown: string[]) => chooseViewerNode(host, [host, showing, idle], new Set(shown), seeded(2)).id;
    expect(choose(['showing'])).toBe('showing');
    expect(['showing', 'idle']).toContain(choose([]));
  });

  it('never leaves the full host for a node that is as full', () => {
    fc.assert(
      fc.property(nodes, draws, (list, stream) => {
        const host = quiet('host', 0.9);
        const chosen = chooseViewerNode(host, [host, ...list], new Set(['n0']), drawn(stream));
        return chosen === host || (!chosen.isDraining && !chosen.isOverloaded && expectedLoad(chosen) < 0.7);
      }),
    );
  });
});
