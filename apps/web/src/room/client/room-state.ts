import type {
  MediaSource,
  PeerView,
  Reaction,
  ReceiveMode,
  RoomCloseReason,
  RoomGrant,
  RoomKind,
  RoomStatus,
} from '@parvis/contracts';
import type { LineReport } from './line-quality.js';
import type { SignalErrorCode } from './signal-error.js';

/** A stream that comes from someone else. One for each person and source, whatever carries it just now. */
export interface RemoteTrack {
  consumerId: string;
  participantId: string;
  source: MediaSource;
  track: MediaStreamTrack;
  /** Muted or switched off by its sender. */
  isPaused: boolean;
  /** Nothing comes just now. A picture stays as it was last: keep it on the screen. */
  isStale: boolean;
}

/** Something that is announced to those who cannot see it. */
export interface RoomNews {
  id: number;
  kind: 'joined' | 'left' | 'away' | 'back' | 'shares' | 'shares-no-more';
  displayName: string;
}

/** A reaction of the last seconds; the client takes it out again after {@link reactionShownMs}. */
export interface ShownReaction {
  id: number;
  participantId: string;
  displayName: string;
  reaction: Reaction;
  /** In performance.now() terms. */
  at: number;
}

export const reactionShownMs = 6_000;

/** A stream of one's own that a moderator has silenced. */
export interface MutedByOthers {
  id: number;
  source: MediaSource;
}

/**
 * `lobby`: the line is up or coming up, nobody sees us. `joining` until the first answer, `waiting` until a moderator lets us in, `live` while
 * all is well, `reconnecting` while the line or the path of the media is lost, `moving` while the call goes over to another node (all is
 * seen and heard). Then `left`, `ended` (by a moderator, for all), `removed`, `replaced` (the same person has come in elsewhere) or `failed`.
 */
export type RoomPhase =
  | 'lobby'
  | 'joining'
  | 'waiting'
  | 'live'
  | 'moving'
  | 'reconnecting'
  | 'left'
  | 'ended'
  | 'removed'
  | 'replaced'
  | 'failed';

/** The phases that only a new client gets out of. */
export const isOver = (phase: RoomPhase): phase is 'left' | 'ended' | 'removed' | 'replaced' | 'failed' =>
  ['left', 'ended', 'removed', 'replaced', 'failed'].includes(phase);

export interface RoomState {
  phase: RoomPhase;
  /** Whether the line to the rooms service stands. */
  isLineUp: boolean;
  /** Why `failed`, why one waits, why the lobby cannot be left yet, or why it takes so long. */
  problem: SignalErrorCode | RoomCloseReason | null;
  /** When the connection came back last, in performance.now() terms. */
  recoveredAt: number | null;
  /** Known from the ticket on. */
  kind: RoomKind | null;
  /** Lock, lobby, hands of viewers, audience, recording, codec: as the server says. */
  status: RoomStatus;
  self: PeerView | null;
  /** What this person may do now; a viewer who is invited up gets `speak`. */
  grants: readonly RoomGrant[];
  peers: readonly PeerView[];
  tracks: readonly RemoteTrack[];
  activeSpeaker: string | null;
  /** `audio-only` because of the line, or by choice. */
  receiveMode: ReceiveMode;
  /** One's own line, for the bars. */
  line: LineReport;
  /** The line carries no camera picture up just now; the voice goes on and the picture comes back by itself. */
  isCameraResting: boolean;
  /** What flies over the tiles now, oldest first. */
  reactions: readonly ShownReaction[];
  /** The last stream of one's own that a moderator has silenced. */
  mutedByOthers: MutedByOthers | null;
  /** Who has sent the team from its back room to the meeting. */
  teamGoneBy: string | null;
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
  kind: null,
  status: {
    isLocked: false,
    waiting: [],
    hands: [],
    audience: 0,
    recording: {
      phase: 'off',
      requestId: null,
      askedBy: null,
      since: null,
      agreed: [],
      pending: [],
      isRecorderFull: false,
      missing: [],
    },
    canRecord: false,
    videoCodec: 'VP8',
  },
  self: null,
  grants: [],
  peers: [],
  tracks: [],
  activeSpeaker: null,
  receiveMode: { mode: 'full', cause: null },
  line: { quality: null, cause: null, route: null, roundTripMs: null },
  isCameraResting: false,
  reactions: [],
  mutedByOthers: null,
  teamGoneBy: null,
  endsAt: null,
  clockOffsetMs: 0,
  news: null,
};
