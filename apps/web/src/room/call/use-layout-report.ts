import type { LayoutTile } from '@parvis/contracts';
import { useCallback, useEffect, useRef } from 'react';
import type { RoomClient } from '../client/room-client.js';

/** What one tile shows; sizes in CSS pixels, null when the tile is gone. */
export type TileReport = Omit<LayoutTile, 'width' | 'height'> & { size: { width: number; height: number } | null };
export type LayoutReport = (tile: TileReport) => void;

const settleMs = 150;
const most = 64;

/** Collects what all tiles show and tells the server when it has settled. While nobody watches, none of them is to be seen. */
export function useLayoutReport(client: RoomClient, isWatched: boolean): LayoutReport {
  const tiles = useRef(new Map<string, LayoutTile>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const watched = useRef(true);
  const tellSoon = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const all = [...tiles.current.values()].slice(0, most);
      client.setLayout(watched.current ? all : all.map((tile) => ({ ...tile, width: 0, height: 0 })));
    }, settleMs);
  }, [client]);
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (watched.current === isWatched) return;
    watched.current = isWatched;
    tellSoon();
  }, [isWatched, tellSoon]);
  return useCallback(
    ({ participantId, source, rank, size }) => {
      const key = `${participantId} ${source}`;
      if (size === null) tiles.current.delete(key);
      else {
        tiles.current.set(key, { participantId, source, rank, width: pixels(size.width), height: pixels(size.height) });
      }
      tellSoon();
    },
    [tellSoon],
  );
}

const pixels = (length: number) => Math.min(Math.round(length * window.devicePixelRatio), 16_384);
