import type { LayoutTile } from '@parvis/contracts';
import { type RefObject, useEffect } from 'react';
import type { LayoutReport } from './use-layout-report.js';

interface TileOf {
  /** Null for one's own tile, which nobody sends. */
  participantId: string | null;
  source: LayoutTile['source'];
  rank: LayoutTile['rank'];
}

/** Reports the size at which an element is seen, for as long as it is there. */
export function useTileSize(
  ref: RefObject<HTMLElement | null>,
  { participantId, source, rank }: TileOf,
  report: LayoutReport,
): void {
  useEffect(() => {
    const element = ref.current;
    if (element === null || participantId === null) return;
    let isSeen = true;
    const tell = () => {
      const { width, height } = element.getBoundingClientRect();
      report({ participantId, source, rank, size: isSeen ? { width, height } : { width: 0, height: 0 } });
    };
    const resize = new ResizeObserver(tell);
    const sight = new IntersectionObserver((entries) => {
      // A busy page is told several changes at once; the last one is how it is now.
      isSeen = entries.at(-1)?.isIntersecting ?? true;
      tell();
    });
    resize.observe(element);
    sight.observe(element);
    return () => {
      resize.disconnect();
      sight.disconnect();
      report({ participantId, source, rank, size: null });
    };
  }, [ref, participantId, source, rank, report]);
}
