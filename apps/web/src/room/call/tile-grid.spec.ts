import { tileGrid } from './tile-grid.js';

const gap = 8;

describe('tileGrid', () => {
  it.each([
    [1, 1],
    [2, 2],
    [4, 2],
    [6, 3],
    [9, 3],
    [12, 4],
  ])('shows %i people in %i columns on a desktop', (count, columns) => {
    expect(tileGrid(count, 1440, 780, gap).columns).toBe(columns);
  });

  it.each([
    [1, 1],
    [2, 1],
    [4, 2],
    [12, 3],
  ])('shows %i people in %i columns on a phone', (count, columns) => {
    expect(tileGrid(count, 374, 620, gap).columns).toBe(columns);
  });

  it('fits every number of people into every area', () => {
    for (let count = 1; count <= 12; count += 1) {
      for (const [width, height] of [
        [1440, 780],
        [374, 620],
        [800, 200],
        [200, 900],
      ] as const) {
        const { columns, rows, tileWidth, tileHeight } = tileGrid(count, width, height, gap);
        expect(columns * rows).toBeGreaterThanOrEqual(count);
        expect(columns * tileWidth + (columns - 1) * gap).toBeLessThanOrEqual(width);
        expect(rows * tileHeight + (rows - 1) * gap).toBeLessThanOrEqual(height);
        expect(Math.min(tileWidth, tileHeight)).toBeGreaterThan(0);
      }
    }
  });

  it('survives an area that is not laid out yet', () => {
    expect(tileGrid(3, 0, 0, gap)).toMatchObject({ tileWidth: 0, tileHeight: 0 });
  });
});
