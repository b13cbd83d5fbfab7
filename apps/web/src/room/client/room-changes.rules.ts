import type { ConsumerView, PeerView, RoomSnapshot } from '@parvis/contracts';
import type { RemoteTrack, RoomState } from './room-state.js';

/** What a snapshot of the server says, over what was known. */
export function withSnapshot(snapshot: RoomSnapshot, now: number): Partial<RoomState> {
  return {
    kind: snapshot.kind,
    status: snapshot.status,
    self: snapshot.self,
    grants: snapshot.grants,
    peers: snapshot.peers,
    activeSpeaker: snapshot.activeSpeaker,
    receiveMode: snapshot.receiveMode,
    endsAt: snapshot.endsAt,
    clockOffsetMs: Date.parse(snapshot.serverTime) - now,
  };
}

/** The person in place of what was known of them, or as the last one. */
export const withPeer = (peers: readonly PeerView[], peer: PeerView): PeerView[] =>
  peers.some(({ participantId }) => participantId === peer.participantId)
    ? peers.map((known) => (known.participantId === peer.participantId ? peer : known))
    : [...peers, peer];

export const withPeerState = (
  peers: readonly PeerView[],
  participantId: string,
  state: PeerView['state'],
): PeerView[] => peers.map((peer) => (peer.participantId === participantId ? { ...peer, state } : peer));

export const withTrackPaused = (tracks: readonly RemoteTrack[], consumerId: string, isPaused: boolean): RemoteTrack[] =>
  tracks.map((track) => (track.consumerId === consumerId ? { ...track, isPaused } : track));

/** The streams of the snapshot that are not open yet, and the open ones that the server no longer has. */
export function reconcile(
  open: Iterable<string>,
  current: readonly ConsumerView[],
): { missing: ConsumerView[]; gone: string[] } {
  const openIds = new Set(open);
  const currentIds = new Set(current.map(({ id }) => id));
  return {
    missing: current.filter(({ id }) => !openIds.has(id)),
    gone: [...openIds].filter((id) => !currentIds.has(id)),
  };
}
