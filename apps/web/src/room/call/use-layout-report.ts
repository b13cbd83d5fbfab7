import type { LayoutTile } from '@parvis/contracts';
import { useCallback, useEffect, useRef } from 'react';
import type { RoomClient } from '../client/room-client.js';

/** What one tile shows; sizes in CSS pixels, null when the tile is gone. */
export type TileReport = Omit<LayoutTile, 'width' | 'height'> & { size: { width: number; height: number } | null };
export type LayoutReport = (tile: TileReport) => void;

const settleMs = 150;
const most = 64;

/** Collects what all tiles show and tells the server when it has settled. */
export function useLayoutReport(client: RoomClient): LayoutReport {
  const tiles = useRef(new Map<string, LayoutTile>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(
    ({ participantId, source, rank, size }) => {
      const key = `${participantId} ${source}`;
      if (size === null) tiles.current.delete(key);
      else {
        tiles.current.set(key, { participantId, source, rank, width: pixels(size.width), height: pixels(size.height) });
      }
      clearTimeout(timer.current);
      timer.current = setTimeout(() => client.setLayout([...tiles.current.values()].slice(0, most)), settleMs);
    },
    [client],
  );
}

const pixels = (length: number) => Math.min(Math.round(length * window.devicePixelRatio), 16_384);
