import { Avatar, Tooltip, UnstyledButton } from '@mantine/core';
import type { LayoutTile, PeerView } from '@parvis/contracts';
import { IconHandStop, IconMicrophoneOff, IconPin, IconPinnedOff } from '@tabler/icons-react';
import { type CSSProperties, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { LineReport } from '../client/line-quality.js';
import type { ShownReaction } from '../client/room-state.js';
import { VideoView } from '../devices/video-view.js';
import classes from './call.module.css';
import { FlyingReactions } from './flying-reactions.js';
import { QualityBars } from './quality-bars.js';
import { useFirstPicture } from './use-first-picture.js';
import type { LayoutReport } from './use-layout-report.js';
import { useTileSize } from './use-tile-size.js';

/** One person as a tile shows them. */
export interface TileView {
  peer: PeerView;
  name: string;
  camera: MediaStreamTrack | null;
  /** The picture stands still for the moment. */
  isStale: boolean;
  isMuted: boolean;
  isSpeaking: boolean;
  isSelf: boolean;
  line: { quality: number | null; cause: LineReport['cause'] };
  /** Place in the queue of raised hands, from 1. */
  hand: number | null;
  reactions: readonly ShownReaction[];
  isPinned: boolean;
}

interface TileProps {
  view: TileView;
  rank: LayoutTile['rank'];
  size?: CSSProperties | undefined;
  report: LayoutReport;
  /** Absent where nothing can be pinned. */
  onPin?: ((participantId: string | null) => void) | undefined;
}

const markFirstFrame = () => performance.mark('parvis:first-frame');

/** One person: the picture or the initials, name, company and state. */
export function Tile({ view, rank, size, report, onPin }: TileProps) {
  const { t } = useTranslation('room');
  const { peer, name, camera, isMuted, isSpeaking, isSelf, line, hand, isPinned } = view;
  const ref = useRef<HTMLElement>(null);
  useTileSize(ref, { participantId: isSelf ? null : peer.participantId, source: 'camera', rank }, report);
  const { isMissing, onFirstFrame } = useFirstPicture(camera);
  const pinLabel = t(isPinned ? 'call.unpin' : 'call.pin', { name });
  return (
    <figure
      ref={ref}
      className={classes.tile}
      style={size}
      data-speaking={isSpeaking || undefined}
      data-away={peer.state === 'away' || undefined}
      data-stale={view.isStale || undefined}
      data-participant={peer.participantId}
      data-self={isSelf || undefined}
      data-rank={rank}
      aria-label={name}
    >
      {camera && (
        <VideoView
          track={camera}
          label={name}
          className={isSelf ? classes.mirrored : classes.picture}
          onFirstFrame={() => {
            onFirstFrame();
            if (!isSelf) markFirstFrame();
          }}
        />
      )}
      {(camera === null || isMissing) && (
        <div className={classes.noPicture} data-no-picture>
          <Avatar name={peer.displayName} color="petrol.8" variant="filled" className={classes.initials} aria-hidden />
        </div>
      )}
      {hand !== null && (
        <span className={classes.hand} data-hand={hand}>
          <IconHandStop size={18} role="img" aria-label={t('call.handOf', { place: hand })} />
          <span aria-hidden>{hand}</span>
        </span>
      )}
      <FlyingReactions reactions={view.reactions} />
      <figcaption className={classes.caption}>
        {isMuted && <IconMicrophoneOff size={16} role="img" aria-label={t('call.muted')} className={classes.fixed} />}
        <span className={classes.name}>{name}</span>
        {peer.companyName && !isSelf && <span className={classes.company}>{peer.companyName}</span>}
        {isSpeaking && <span className={classes.hidden}>{t('call.speaking')}</span>}
        <QualityBars quality={line.quality} cause={line.cause} name={isSelf ? null : name} />
      </figcaption>
      {onPin && !isSelf && (
        <Tooltip label={pinLabel} withArrow>
          <UnstyledButton
            className={classes.pin}
            aria-label={pinLabel}
            aria-pressed={isPinned}
            onClick={() => onPin(isPinned ? null : peer.participantId)}
          >
            {isPinned ? <IconPinnedOff size={18} aria-hidden /> : <IconPin size={18} aria-hidden />}
          </UnstyledButton>
        </Tooltip>
      )}
      {peer.state === 'away' && <p className={classes.away}>{t('call.away')}</p>}
    </figure>
  );
}
