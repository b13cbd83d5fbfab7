import fc from 'fast-check';
import { betterOfTwo, costOf, measuredPackets, predictedPackets } from './capacity.rules.js';

const packets = fc.nat(100_000);
const reservation = fc.record({ packets, until: fc.nat(100_000) });
const aLoad = fc.record({ predicted: packets, measured: fc.option(packets), reservations: fc.array(reservation) });

describe('costOf', () => {
  it('is at least what is done, what should be done, and each promise that holds', () => {
    fc.assert(
      fc.property(aLoad, fc.nat(100_000), (load, now) => {
        const cost = costOf(load, now);
        expect(cost).toBeGreaterThanOrEqual(load.predicted);
        expect(cost).toBeGreaterThanOrEqual(load.measured ?? 0);
        for (const { packets: promised, until } of load.reservations) {
          if (until > now) expect(cost).toBeGreaterThanOrEqual(promised);
        }
      }),
    );
  });

  it('forgets promises when their time is over and never rises by that', () => {
    fc.assert(
      fc.property(aLoad, fc.nat(50_000), fc.nat(50_000), (load, now, later) => {
        expect(costOf(load, now + later)).toBeLessThanOrEqual(costOf(load, now));
        expect(costOf(load, 200_000)).toBe(Math.max(load.predicted, load.measured ?? 0));
      }),
    );
  });
});

describe('predictedPackets', () => {
  const picture = { kind: 'video' as const, isScreen: false, isFlowing: true };
  it('grows with the layer, and is small for what rests', () => {
    const layers = [0, 1, 2].map((layer) => predictedPackets({ ...picture, layer }));
    expect([...layers].sort((a, b) => a - b)).toEqual(layers);
    expect(predictedPackets({ ...picture, layer: null })).toBe(layers[2]);
    expect(predictedPackets({ ...picture, layer: 2, isFlowing: false })).toBeLessThan(layers[0]!);
  });
});

describe('measuredPackets', () => {
  it('is the share of a core that was used', () => {
    expect(measuredPackets(500, 1_000, 60_000)).toBe(30_000);
    expect(measuredPackets(5, 0, 60_000)).toBe(0);
    expect(measuredPackets(-5, 1_000, 60_000)).toBe(0);
  });
});

describe('betterOfTwo', () => {
  const costs = fc.array(fc.nat(1_000), { minLength: 2, maxLength: 8 });
  const draws = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 2 });

  it('takes one of them, and never the dearest of two or more that differ', () => {
    fc.assert(
      fc.property(costs, draws, (all, [first, second]) => {
        const random = [first!, second!];
        const index = betterOfTwo(
          [...all.keys()],
          (i) => all[i]!,
          () => random.shift() ?? 0,
        )!;
        const dearest = Math.max(...all);
        const isOnlyDearest = all[index] === dearest && all.filter((cost) => cost === dearest).length === 1;
        expect(isOnlyDearest).toBe(false);
      }),
    );
  });

  it('takes the only one, and none of none', () => {
    expect(
      betterOfTwo(
        ['a'],
        () => 1,
        () => 0.99,
      ),
    ).toBe('a');
    expect(
      betterOfTwo(
        [],
        () => 1,
        () => 0,
      ),
    ).toBeNull();
  });
});
