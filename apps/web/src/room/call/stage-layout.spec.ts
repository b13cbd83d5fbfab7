import fc from 'fast-check';
import { gap, layoutStage, type Rect, stripPlaces } from './stage-layout.js';

const areApart = (a: Rect, b: Rect) =>
  a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;

describe('layoutStage', () => {
  it('gives one person the whole stage beside nobody', () => {
    expect(layoutStage(0, 1200, 700, true).main).toEqual({ x: 0, y: 0, width: 1200, height: 700 });
  });

  it('puts the strip at the side of a wide stage and below on a phone', () => {
    const wide = layoutStage(3, 1400, 780, true);
    const high = layoutStage(3, 374, 640, true);
    expect(wide.main?.width).toBeGreaterThan(1000);
    expect(wide.tiles[0]?.x).toBe((wide.main?.width ?? 0) + gap);
    expect(high.main?.width).toBe(374);
    expect(high.tiles[0]?.y).toBe((high.main?.height ?? 0) + gap);
  });

  it('keeps every tile on the stage and none over another', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9 }),
        fc.integer({ min: 320, max: 3840 }),
        fc.integer({ min: 300, max: 2160 }),
        fc.boolean(),
        (wanted, width, height, hasMain) => {
          const count = hasMain ? Math.min(wanted, stripPlaces(width, height)) : wanted;
          const { main, tiles } = layoutStage(count, width, height, hasMain);
          const all = main === null ? tiles : [main, ...tiles];
          expect(tiles).toHaveLength(count);
          for (const [index, rect] of all.entries()) {
            expect(rect.width).toBeGreaterThan(0);
            expect(rect.height).toBeGreaterThan(0);
            expect(Math.min(rect.x, rect.y)).toBeGreaterThanOrEqual(0);
            expect(rect.x + rect.width).toBeLessThanOrEqual(width + 1);
            expect(rect.y + rect.height).toBeLessThanOrEqual(height + 1);
            for (const other of all.slice(index + 1)) expect(areApart(rect, other)).toBe(true);
          }
        },
      ),
    );
  });
});
