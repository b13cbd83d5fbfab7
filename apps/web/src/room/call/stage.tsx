import { useElementSize } from '@mantine/hooks';
import type { MediaSource, PeerView } from '@parvis/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomClient } from '../client/room-client.js';
import type { RemoteTrack, RoomState } from '../client/room-state.js';
import type { LocalMediaState } from '../devices/local-media.js';
import classes from './call.module.css';
import { ScreenTile } from './screen-tile.js';
import { Tile } from './tile.js';
import { tileGrid } from './tile-grid.js';
import { useLayoutReport } from './use-layout-report.js';

interface StageProps {
  client: RoomClient;
  room: RoomState;
  local: LocalMediaState;
}

const gap = 8;

const trackOf = (tracks: readonly RemoteTrack[], peer: PeerView, source: MediaSource): RemoteTrack | undefined =>
  tracks.find((track) => track.participantId === peer.participantId && track.source === source);

/** The pictures: everybody in a grid, or a shared screen with everybody beside it. */
export function Stage({ client, room, local }: StageProps) {
  const { t } = useTranslation('room');
  const { ref, width, height } = useElementSize();
  const report = useLayoutReport(client);
  const { peers, tracks, self } = room;
  const screen = tracks.find(({ source }) => source === 'screen');
  const sharer = peers.find(({ participantId }) => participantId === screen?.participantId);
  const hasScreen = screen !== undefined || local.screen !== null;
  const grid = useMemo(() => tileGrid(peers.length + 1, width, height, gap), [peers.length, width, height]);
  const size = hasScreen ? undefined : { width: grid.tileWidth, height: grid.tileHeight };

  return (
    <div className={classes.stage} data-screen={hasScreen || undefined}>
      {screen && sharer && (
        <ScreenTile
          track={screen.track}
          label={t('call.screenOf', { name: sharer.displayName })}
          participantId={sharer.participantId}
          report={report}
        />
      )}
      {!screen && local.screen && (
        <ScreenTile track={local.screen} label={t('call.yourScreen')} participantId={null} report={report} />
      )}
      <div ref={ref} className={hasScreen ? classes.strip : classes.grid} style={hasScreen ? undefined : { gap }}>
        {peers.map((peer) => {
          const camera = trackOf(tracks, peer, 'camera');
          const microphone = trackOf(tracks, peer, 'microphone');
          return (
            <Tile
              key={peer.participantId}
              peer={peer}
              name={peer.displayName}
              camera={camera && !camera.isPaused ? camera.track : null}
              isMuted={microphone === undefined || microphone.isPaused}
              isSpeaking={room.activeSpeaker === peer.participantId}
              isSelf={false}
              size={size}
              report={report}
            />
          );
        })}
        {self && (
          <Tile
            peer={self}
            name={t('call.you')}
            camera={local.isCameraOn ? local.camera : null}
            isMuted={!local.isMicrophoneOn || local.microphone === null}
            isSpeaking={room.activeSpeaker === self.participantId && peers.length > 0}
            isSelf
            size={size}
            report={report}
          />
        )}
        {peers.length === 0 && self && <p className={classes.alone}>{t('call.alone')}</p>}
      </div>
    </div>
  );
}
