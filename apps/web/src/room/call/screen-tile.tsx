import { useRef } from 'react';
import { VideoView } from '../devices/video-view.js';
import classes from './call.module.css';
import type { LayoutReport } from './use-layout-report.js';
import { useTileSize } from './use-tile-size.js';

interface ScreenTileProps {
  track: MediaStreamTrack;
  label: string;
  /** Null for one's own screen. */
  participantId: string | null;
  report: LayoutReport;
}

/** A shared screen, whole and as large as there is room. */
export function ScreenTile({ track, label, participantId, report }: ScreenTileProps) {
  const ref = useRef<HTMLElement>(null);
  useTileSize(ref, participantId, 'screen', report);
  return (
    <figure ref={ref} className={classes.screen} aria-label={label} data-screen-of={participantId ?? 'self'}>
      <VideoView track={track} label={label} className={classes.whole} />
      <figcaption className={classes.caption}>
        <span className={classes.name}>{label}</span>
      </figcaption>
    </figure>
  );
}
