import type { LayoutTile } from '@parvis/contracts';
import { type RefObject, useEffect } from 'react';
import type { LayoutReport } from './use-layout-report.js';

/** Reports the size at which an element is seen, for as long as it is there. No report for one's own tile (null). */
export function useTileSize(
  ref: RefObject<HTMLElement | null>,
  participantId: string | null,
  source: LayoutTile['source'],
  report: LayoutReport,
): void {
  useEffect(() => {
    const element = ref.current;
    if (element === null || participantId === null) return;
    let isSeen = true;
    const tell = () => {
      const { width, height } = element.getBoundingClientRect();
      report(participantId, source, isSeen ? width : 0, isSeen ? height : 0);
    };
    const resize = new ResizeObserver(tell);
    const sight = new IntersectionObserver(([entry]) => {
      isSeen = entry?.isIntersecting ?? true;
      tell();
    });
    resize.observe(element);
    sight.observe(element);
    return () => {
      resize.disconnect();
      sight.disconnect();
      report(participantId, source, 0, 0);
    };
  }, [ref, participantId, source, report]);
}
