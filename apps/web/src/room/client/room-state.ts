import type { ConsumerView, MediaSource, PeerView, RoomCloseReason, RoomGrant, RoomSnapshot } from '@parvis/contracts';
import type { SignalErrorCode } from './signal-socket.js';

/** A stream that comes from someone else. */
export interface RemoteTrack {
  consumerId: string;
  participantId: string;
  source: MediaSource;
  track: MediaStreamTrack;
  /** Muted or switched off by its sender. */
  isPaused: boolean;
}

/** Something that is announced to those who cannot see it. */
export interface RoomNews {
  id: number;
  kind: 'joined' | 'left' | 'away' | 'back' | 'shares' | 'shares-no-more';
  displayName: string;
}

/**
 * `lobby`: the line is up or coming up, nobody sees us. `joining` until the first answer, `live` while all is well,
 * `reconnecting` while the line or the path of the media is lost.
 */
export type RoomPhase = 'lobby' | 'joining' | 'live' | 'reconnecting' | 'replaced' | 'left' | 'failed';

export interface RoomState {
  phase: RoomPhase;
  /** Whether the line to the rooms service stands. */
  isLineUp: boolean;
  /** Why `failed`, or why the lobby cannot be left yet. */
  problem: SignalErrorCode | RoomCloseReason | null;
  /** When the connection came back last, in performance.now() terms. */
  recoveredAt: number | null;
  self: PeerView | null;
  grants: readonly RoomGrant[];
  peers: readonly PeerView[];
  tracks: readonly RemoteTrack[];
  activeSpeaker: string | null;
  endsAt: string | null;
  /** What has to be added to this device's clock to have the server's. */
  clockOffsetMs: number;
  news: RoomNews | null;
}

export const emptyRoom: RoomState = {
  phase: 'lobby',
  isLineUp: false,
  problem: null,
  recoveredAt: null,
  self: null,
  grants: [],
  peers: [],
  tracks: [],
  activeSpeaker: null,
  endsAt: null,
  clockOffsetMs: 0,
  news: null,
};

/** What a snapshot of the server says, over what was known. */
export function withSnapshot(snapshot: RoomSnapshot, now: number): Partial<RoomState> {
  return {
    self: snapshot.self,
    grants: snapshot.grants,
    peers: snapshot.peers,
    activeSpeaker: snapshot.activeSpeaker,
    endsAt: snapshot.endsAt,
    clockOffsetMs: Date.parse(snapshot.serverTime) - now,
  };
}

export const withPeer = (peers: readonly PeerView[], peer: PeerView): PeerView[] => [
  ...peers.filter(({ participantId }) => participantId !== peer.participantId),
  peer,
];

export const withPeerState = (
  peers: readonly PeerView[],
  participantId: string,
  state: PeerView['state'],
): PeerView[] => peers.map((peer) => (peer.participantId === participantId ? { ...peer, state } : peer));

export const withTrackPaused = (tracks: readonly RemoteTrack[], consumerId: string, isPaused: boolean): RemoteTrack[] =>
  tracks.map((track) => (track.consumerId === consumerId ? { ...track, isPaused } : track));

/** The streams of the snapshot that are not open yet, and the open ones that the server no longer has. */
export function reconcile(
  open: readonly RemoteTrack[],
  current: readonly ConsumerView[],
): { missing: ConsumerView[]; gone: string[] } {
  const openIds = new Set(open.map(({ consumerId }) => consumerId));
  const currentIds = new Set(current.map(({ id }) => id));
  return {
    missing: current.filter(({ id }) => !openIds.has(id)),
    gone: [...openIds].filter((id) => !currentIds.has(id)),
  };
}
