import { Avatar } from '@mantine/core';
import type { PeerView } from '@parvis/contracts';
import { IconMicrophoneOff } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { VideoView } from '../devices/video-view.js';
import classes from './call.module.css';
import type { LayoutReport } from './use-layout-report.js';
import { useTileSize } from './use-tile-size.js';

interface TileProps {
  peer: PeerView;
  name: string;
  camera: MediaStreamTrack | null;
  isMuted: boolean;
  isSpeaking: boolean;
  isSelf: boolean;
  /** CSS pixels; the strip beside a shared screen decides by itself. */
  size: { width: number; height: number } | undefined;
  report: LayoutReport;
}

const markFirstFrame = () => performance.mark('parvis:first-frame');

/** One person: the picture or the initials, name, company and state. */
export function Tile({ peer, name, camera, isMuted, isSpeaking, isSelf, size, report }: TileProps) {
  const { t } = useTranslation('room');
  const ref = useRef<HTMLElement>(null);
  useTileSize(ref, isSelf ? null : peer.participantId, 'camera', report);
  return (
    <figure
      ref={ref}
      className={classes.tile}
      style={size}
      data-speaking={isSpeaking || undefined}
      data-away={peer.state === 'away' || undefined}
      data-participant={peer.participantId}
      data-self={isSelf || undefined}
      aria-label={name}
    >
      {camera ? (
        <VideoView
          track={camera}
          label={name}
          className={isSelf ? classes.mirrored : classes.picture}
          onFirstFrame={isSelf ? undefined : markFirstFrame}
        />
      ) : (
        <div className={classes.noPicture}>
          <Avatar name={peer.displayName} color="initials" variant="filled" size="xl" radius="xl" aria-hidden />
        </div>
      )}
      <figcaption className={classes.caption}>
        {isMuted && <IconMicrophoneOff size={16} role="img" aria-label={t('call.muted')} />}
        <span className={classes.name}>{name}</span>
        {peer.companyName && !isSelf && <span className={classes.company}>{peer.companyName}</span>}
        {isSpeaking && <span className={classes.hidden}>{t('call.speaking')}</span>}
      </figcaption>
      {peer.state === 'away' && <p className={classes.away}>{t('call.away')}</p>}
    </figure>
  );
}
