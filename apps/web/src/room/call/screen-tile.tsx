import { Tooltip, UnstyledButton } from '@mantine/core';
import { IconMaximize, IconMinimize, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { type CSSProperties, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { VideoView } from '../devices/video-view.js';
import classes from './call.module.css';
import type { LayoutReport } from './use-layout-report.js';
import { useTileSize } from './use-tile-size.js';
import { useZoom } from './use-zoom.js';

interface ScreenTileProps {
  track: MediaStreamTrack;
  label: string;
  participantId: string;
  size: CSSProperties;
  report: LayoutReport;
  /** Stands still: the picture before the line was lost. */
  isStale: boolean;
  /** Where several share: which one is shown. */
  children?: ReactNode;
}

/** A shared screen, whole and as large as there is room; to be zoomed and put over the whole display. */
export function ScreenTile({ track, label, participantId, size, report, isStale, children }: ScreenTileProps) {
  const { t } = useTranslation('room');
  const ref = useRef<HTMLElement>(null);
  const zoom = useZoom();
  const isFull = useIsFullScreen(ref);
  useTileSize(ref, { participantId, source: 'screen', rank: 'pinned' }, report);
  return (
    <figure
      ref={ref}
      className={classes.screen}
      style={size}
      aria-label={label}
      data-screen-of={participantId}
      data-stale={isStale || undefined}
      data-zoomed={zoom.scale > 1 || undefined}
      {...zoom.handlers}
    >
      <div className={classes.zoomed} style={zoom.style}>
        <VideoView track={track} label={label} className={classes.whole} />
      </div>
      <figcaption className={classes.caption}>
        <span className={classes.name}>{label}</span>
      </figcaption>
      <div className={classes.screenTools}>
        {children}
        <ScreenButton label={t('call.zoomIn')} onClick={zoom.zoomIn}>
          <IconZoomIn size={20} aria-hidden />
        </ScreenButton>
        {zoom.scale > 1 && (
          <ScreenButton label={t('call.zoomOut')} onClick={zoom.zoomOut}>
            <IconZoomOut size={20} aria-hidden />
          </ScreenButton>
        )}
        <ScreenButton
          label={t(isFull ? 'call.fullScreenEnd' : 'call.fullScreen')}
          onClick={() => toggleFull(ref.current)}
        >
          {isFull ? <IconMinimize size={20} aria-hidden /> : <IconMaximize size={20} aria-hidden />}
        </ScreenButton>
      </div>
    </figure>
  );
}

function ScreenButton({ label, onClick, children }: { label: string; onClick(): void; children: ReactNode }) {
  return (
    // In full screen nothing outside of the figure is seen.
    <Tooltip label={label} withinPortal={false} withArrow>
      <UnstyledButton className={classes.screenButton} aria-label={label} onClick={onClick}>
        {children}
      </UnstyledButton>
    </Tooltip>
  );
}

function useIsFullScreen(ref: { current: HTMLElement | null }): boolean {
  const [isFull, setFull] = useState(false);
  useEffect(() => {
    const look = () => setFull(document.fullscreenElement !== null && document.fullscreenElement === ref.current);
    document.addEventListener('fullscreenchange', look);
    return () => document.removeEventListener('fullscreenchange', look);
  }, [ref]);
  return isFull;
}

/** Puts a shared screen over the whole display, or back. An iPhone can do that with a video only. */
export function toggleFull(element: HTMLElement | null): void {
  if (element === null) return;
  if (document.fullscreenElement !== null) return void document.exitFullscreen().catch(() => undefined);
  if ('requestFullscreen' in element) return void element.requestFullscreen().catch(() => undefined);
  const video = (element as HTMLElement).querySelector('video') as
    | (HTMLVideoElement & { webkitEnterFullscreen?(): void })
    | null;
  video?.webkitEnterFullscreen?.();
}
