import type { LayoutTile } from '@parvis/contracts';
import { useCallback, useEffect, useRef } from 'react';
import type { RoomClient } from '../client/room-client.js';

/** Says how large a tile is now, in CSS pixels; 0 x 0 when it is gone or out of sight. */
export type LayoutReport = (participantId: string, source: LayoutTile['source'], width: number, height: number) => void;

const settleMs = 150;

/** Collects the sizes of all tiles and tells the server when they have settled. */
export function useLayoutReport(client: RoomClient): LayoutReport {
  const tiles = useRef(new Map<string, LayoutTile>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(
    (participantId, source, width, height) => {
      const pixels = (length: number) => Math.min(Math.round(length * window.devicePixelRatio), 16_384);
      tiles.current.set(`${participantId} ${source}`, {
        participantId,
        source,
        width: pixels(width),
        height: pixels(height),
      });
      clearTimeout(timer.current);
      timer.current = setTimeout(() => client.setLayout([...tiles.current.values()].slice(-64)), settleMs);
    },
    [client],
  );
}
