import type { MediaSource, PeerView } from '@parvis/contracts';
import type { RemoteTrack, RoomState } from '../client/room-state.js';
import type { LocalMediaState } from '../devices/local-media.js';
import type { TileView } from './tile.js';

export const trackOf = (
  tracks: readonly RemoteTrack[],
  participantId: string,
  source: MediaSource,
): RemoteTrack | undefined => tracks.find((track) => track.participantId === participantId && track.source === source);

/** Whether this person sends that now, also where it is not received here. */
export const sends = (peer: PeerView, source: MediaSource): boolean =>
  peer.streams.some((stream) => stream.source === source && !stream.isPaused);

/** Whether this person's voice is off. */
export const isMuted = (peer: PeerView): boolean => !sends(peer, 'microphone');

/** Who has a hand up, first come first. */
export const handOrder = (people: readonly PeerView[]): string[] =>
  people
    .filter(({ handRaisedAt }) => handRaisedAt !== null)
    .sort((a, b) => (a.handRaisedAt ?? '').localeCompare(b.handRaisedAt ?? ''))
    .map(({ participantId }) => participantId);

/** All people as tiles show them, oneself last. */
export function tileViews(
  room: RoomState,
  local: LocalMediaState,
  pinned: string | null,
  ownName: string,
): Map<string, TileView> {
  const { self, peers, tracks, activeSpeaker } = room;
  const hands = handOrder(self === null ? peers : [...peers, self]);
  const placeOf = (id: string) => (hands.includes(id) ? hands.indexOf(id) + 1 : null);
  const common = (peer: PeerView) => ({
    peer,
    hand: placeOf(peer.participantId),
    reactions: room.reactions.filter(({ participantId }) => participantId === peer.participantId),
    isPinned: pinned === peer.participantId,
  });
  const views = new Map<string, TileView>();
  for (const peer of peers) {
    const camera = trackOf(tracks, peer.participantId, 'camera');
    views.set(peer.participantId, {
      ...common(peer),
      name: peer.displayName,
      camera: camera && !camera.isPaused ? camera.track : null,
      isStale: camera?.isStale ?? false,
      isMuted: isMuted(peer),
      isSpeaking: activeSpeaker === peer.participantId && !isMuted(peer),
      isSelf: false,
      line: { quality: peer.quality, cause: null },
    });
  }
  if (self !== null) {
    views.set(self.participantId, {
      ...common(self),
      name: ownName,
      camera: local.isCameraOn ? local.camera : null,
      isStale: false,
      isMuted: !local.isMicrophoneOn || local.microphone === null,
      isSpeaking: activeSpeaker === self.participantId && peers.length > 0 && local.isMicrophoneOn,
      isSelf: true,
      line: room.line,
    });
  }
  return views;
}
