import { tileGrid } from './tile-grid.js';

/** Where a tile lies on the stage, in CSS pixels from its upper left corner. */
export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface StageLayout {
  /** The large place, where there is one. */
  main: Rect | null;
  tiles: Rect[];
}

export const gap = 8;
const column = { share: 0.18, least: 150, most: 240 };
const row = { share: 0.17, least: 80, most: 130 };
const ratio = 16 / 9;

/** The places of so many tiles: all alike, or in a strip beside a main one; below it where the stage is higher than wide. */
export function layoutStage(count: number, width: number, height: number, hasMain: boolean): StageLayout {
  if (!hasMain) return { main: null, tiles: gridOf(count, width, height) };
  if (count === 0) return { main: { x: 0, y: 0, width, height }, tiles: [] };
  return height > width ? withRow(count, width, height) : withColumn(count, width, height);
}

/** How many tiles a strip has room for. */
export function stripPlaces(width: number, height: number): number {
  if (height > width) return 3;
  const tile = columnWidth(width) / ratio;
  return Math.max(Math.floor((height + gap) / (tile + gap)), 1);
}

function gridOf(count: number, width: number, height: number): Rect[] {
  if (count === 0) return [];
  const { columns, rows, tileWidth, tileHeight } = tileGrid(count, width, height, gap);
  const top = (height - rows * tileHeight - (rows - 1) * gap) / 2;
  return Array.from({ length: count }, (_, index) => {
    const line = Math.floor(index / columns);
    const inLine = Math.min(columns, count - line * columns);
    const left = (width - inLine * tileWidth - (inLine - 1) * gap) / 2;
    return {
      x: Math.round(left + (index % columns) * (tileWidth + gap)),
      y: Math.round(top + line * (tileHeight + gap)),
      width: tileWidth,
      height: tileHeight,
    };
  });
}

function withColumn(count: number, width: number, height: number): StageLayout {
  const tileWidth = columnWidth(width);
  const tileHeight = Math.min(tileWidth / ratio, (height - (count - 1) * gap) / count);
  const main = { x: 0, y: 0, width: Math.max(width - tileWidth - gap, 0), height };
  const tiles = Array.from({ length: count }, (_, index) => ({
    x: main.width + gap,
    y: Math.round(index * (tileHeight + gap)),
    width: tileWidth,
    height: Math.floor(tileHeight),
  }));
  return { main, tiles };
}

function withRow(count: number, width: number, height: number): StageLayout {
  const tileHeight = Math.round(clamp(height * row.share, row.least, row.most));
  const tileWidth = Math.floor(Math.min((width - (count - 1) * gap) / count, tileHeight * ratio));
  const left = (width - count * tileWidth - (count - 1) * gap) / 2;
  const main = { x: 0, y: 0, width, height: Math.max(height - tileHeight - gap, 0) };
  const tiles = Array.from({ length: count }, (_, index) => ({
    x: Math.round(left + index * (tileWidth + gap)),
    y: main.height + gap,
    width: tileWidth,
    height: tileHeight,
  }));
  return { main, tiles };
}

const clamp = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);
const columnWidth = (width: number) => Math.round(clamp(width * column.share, column.least, column.most));
