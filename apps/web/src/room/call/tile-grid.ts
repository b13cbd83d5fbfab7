export interface TileGrid {
  columns: number;
  rows: number;
  tileWidth: number;
  tileHeight: number;
}

const widest = 16 / 9;
/** Height by width that a tile may have at most. */
const tallest = { landscape: 3 / 4, portrait: 8 / 5 };

/**
 * The arrangement that shows that many pictures largest in an area, with a gap between them, all in CSS pixels. Tiles may be taller than
 * the picture, which is cropped to fill them: on a phone held upright that is what makes faces large.
 */
export function tileGrid(count: number, width: number, height: number, gap: number): TileGrid {
  let best: TileGrid = { columns: 1, rows: Math.max(count, 1), tileWidth: 0, tileHeight: 0 };
  const ratio = height > width ? tallest.portrait : tallest.landscape;
  for (let columns = 1; columns <= count; columns += 1) {
    const rows = Math.ceil(count / columns);
    const cellWidth = Math.max((width - gap * (columns - 1)) / columns, 0);
    const cellHeight = Math.max((height - gap * (rows - 1)) / rows, 0);
    const tileWidth = Math.min(cellWidth, cellHeight * widest);
    const tileHeight = Math.min(cellHeight, tileWidth * ratio);
    if (tileWidth * tileHeight > best.tileWidth * best.tileHeight) {
      best = { columns, rows, tileWidth: Math.floor(tileWidth), tileHeight: Math.floor(tileHeight) };
    }
  }
  return best;
}
