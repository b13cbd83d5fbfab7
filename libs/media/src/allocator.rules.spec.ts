import type { LayoutTile } from '@parvis/contracts';
import fc from 'fast-check';
import { type AllocationInput, allocate, type Candidate, fullLimits, leastBitrate } from './allocator.rules.js';

const people = Array.from({ length: 14 }, (_, index) => `p${index}`);
const aCandidate = fc.record({
  participantId: fc.constantFrom(...people),
  source: fc.constantFrom('camera', 'screen'),
  isLayered: fc.boolean(),
});
const aTile = fc.record({
  participantId: fc.constantFrom(...people),
  source: fc.constantFrom('camera', 'screen'),
  width: fc.nat(2000),
  height: fc.nat(2000),
  rank: fc.constantFrom('pinned', 'speaker', 'grid'),
}) as fc.Arbitrary<LayoutTile>;
const aLayer = fc.constantFrom(0 as const, 1 as const, 2 as const);
const anInput: fc.Arbitrary<AllocationInput> = fc
  .record({
    found: fc.uniqueArray(aCandidate, { selector: ({ participantId, source }) => `${participantId} ${source}` }),
    tiles: fc.option(fc.uniqueArray(aTile, { selector: ({ participantId, source }) => `${participantId} ${source}` })),
    speaker: fc.option(fc.constantFrom(...people)),
    limits: fc.record({ lastN: fc.integer({ min: 1, max: 12 }), topLayer: aLayer, gridLayer: aLayer }),
    bitrate: fc.option(fc.nat(3_000_000)),
    voices: fc.nat(8),
    flowingMask: fc.nat(),
  })
  .map(({ found, flowingMask, ...rest }) => {
    const candidates = found.map((one) => ({ ...one, producerId: `${one.participantId} ${one.source}` }) as Candidate);
    const flowing = new Set(candidates.filter((_, i) => (flowingMask >> (i % 30)) & 1).map((one) => one.producerId));
    return { ...rest, candidates, flowing };
  });
const camera = (participantId: string): Candidate => ({
  producerId: `${participantId} camera`,
  participantId,
  source: 'camera',
  isLayered: true,
});
const screenOf = (participantId: string): Candidate => ({
  producerId: `${participantId} screen`,
  participantId,
  source: 'screen',
  isLayered: false,
});
const tile = (participantId: string, changes: Partial<LayoutTile> = {}): LayoutTile => ({
  participantId,
  source: 'camera',
  width: 640,
  height: 360,
  rank: 'grid',
  ...changes,
});
const input = (changes: Partial<AllocationInput>): AllocationInput => ({
  candidates: [],
  tiles: null,
  speaker: null,
  limits: fullLimits,
  bitrate: null,
  voices: 0,
  flowing: new Set(),
  ...changes,
});

describe('allocate', () => {
  it('sends nothing that is not on the screen, and not more cameras than allowed', () => {
    fc.assert(
      fc.property(anInput, (given) => {
        const plan = allocate(given);
        const cameras = given.candidates.filter(
          ({ producerId, source }) => plan.has(producerId) && source === 'camera',
        );
        expect(cameras.length).toBeLessThanOrEqual(given.limits.lastN);
        for (const producerId of plan.keys()) {
          const shown = given.tiles?.find(
            (one) => `${one.participantId} ${one.source}` === producerId && one.width > 0 && one.height > 0,
          );
          expect(given.tiles === null || shown !== undefined).toBe(true);
        }
      }),
    );
  });

  it('stays within what the line carries, but for one picture', () => {
    fc.assert(
      fc.property(anInput, (given) => {
        const plan = [...allocate(given).keys()];
        const cost = plan.map((id) => (id.endsWith('screen') ? leastBitrate.screen : leastBitrate.camera));
        const total = cost.reduce((sum, one) => sum + one, 0) + given.voices * leastBitrate.voice;
        expect(plan.length <= 1 || given.bitrate === null || total <= given.bitrate).toBe(true);
      }),
    );
  });

  it('always sends something when something can be seen', () => {
    fc.assert(
      fc.property(anInput, (given) => {
        const unlimited = allocate({ ...given, bitrate: null });
        expect(allocate(given).size > 0).toBe(unlimited.size > 0);
      }),
    );
  });

  it('never gives a later rank the better right to bandwidth, nor a layer above the limit', () => {
    fc.assert(
      fc.property(anInput, (given) => {
        const plan = allocate(given);
        for (const [id, { layer, priority }] of plan) {
          if (layer !== null) expect(layer).toBeLessThanOrEqual(given.limits.topLayer);
          if (!id.endsWith('screen')) expect(priority).toBeLessThan(200);
          expect(priority).toBeGreaterThanOrEqual(1);
        }
      }),
    );
  });

  it('leaves out no one who flows only because another one does not', () => {
    fc.assert(
      fc.property(anInput, (given) => {
        const first = allocate(given);
        const again = allocate({ ...given, flowing: new Set(first.keys()) });
        expect([...first.keys()].every((id) => again.has(id))).toBe(true);
      }),
    );
  });

  it('puts a screen before what is pinned, that before who speaks, that before the rest', () => {
    const plan = allocate(
      input({
        candidates: [camera('a'), camera('b'), camera('c'), screenOf('d')],
        tiles: [tile('a'), tile('b'), tile('c', { rank: 'pinned' }), tile('d', { source: 'screen' })],
        speaker: 'b',
      }),
    );
    const byPriority = [...plan].sort(([, a], [, b]) => b.priority - a.priority).map(([id]) => id);
    expect(byPriority).toEqual(['d screen', 'c camera', 'b camera', 'a camera']);
  });

  it('keeps the screen and drops cameras on a narrow line', () => {
    const candidates = [camera('a'), camera('b'), screenOf('c')];
    const tiles = [tile('a'), tile('b'), tile('c', { source: 'screen' })];
    const plan = allocate(input({ candidates, tiles, bitrate: 380_000, voices: 2 }));
    expect([...plan.keys()]).toEqual(['c screen', 'a camera']);
  });

  it('lets a stream that rests come back only with room to spare', () => {
    const given = input({
      candidates: [camera('a'), camera('b')],
      tiles: [tile('a'), tile('b')],
      bitrate: 2 * leastBitrate.camera + 1_000,
    });
    expect(allocate({ ...given, flowing: new Set(['a camera', 'b camera']) }).size).toBe(2);
    expect(allocate({ ...given, flowing: new Set(['a camera']) }).size).toBe(1);
    expect(allocate({ ...given, flowing: new Set(['a camera']), bitrate: 250_000 }).size).toBe(2);
  });

  it('gives the layer that fits the tile, the best before anything is known of the screen, a lower one under load', () => {
    const candidates = [camera('a'), camera('b')];
    const tiles = [tile('a', { width: 1280, height: 720 }), tile('b', { width: 160, height: 90 })];
    const layers = (changes: Partial<AllocationInput>) =>
      [...allocate(input({ candidates, ...changes })).values()].map(({ layer }) => layer);
    expect(layers({ tiles })).toEqual([2, 0]);
    expect(layers({})).toEqual([null, null]);
    expect(layers({ tiles, limits: { lastN: 4, topLayer: 1, gridLayer: 0 } })).toEqual([0, 0]);
    expect(layers({ limits: { lastN: 4, topLayer: 1, gridLayer: 0 } })).toEqual([0, 0]);
  });
});
