import type { ClientStats, ReceiveMode, RoomCloseReason, RoomEvents, RoomKind } from '@parvis/contracts';
import type { RoomLimits } from './limits.js';
import type { RoomRecorder } from './room-recorder.js';
import type { WorkerPool } from './worker-pool.js';

/** Someone who can be heard or seen came or went. */
export interface Attendance {
  roomId: string;
  kind: RoomKind;
  participantId: string;
  /** Of a guest, who need not be of the fair; '': of everybody else. */
  guestName: string;
  at: Date;
}

export interface RoomNews {
  joined: [Attendance];
  left: [Attendance];
  /** The line came back after the others had been told of its loss. */
  returned: [participantId: string];
  /** The media worker was replaced. */
  reset: [epoch: number];
  /** Viewers of a stage. */
  audience: [count: number];
  stats: [participantId: string, stats: ClientStats];
  /** What somebody receives, from the join on and whenever it changes, by the line or by choice. */
  receives: [participantId: string, mode: ReceiveMode];
  /** Something that everybody is shown is different now: people, streams, the state of the room. */
  shown: [];
  /** `via`: the node from which it came, null for one of this room's own people. */
  reaction: [reaction: RoomEvents['reaction'], via: string | null];
  /** A viewer came, or the hand went up or down. */
  viewer: [participantId: string];
  /** Somebody waits in front of a mirrored stage, where nobody can open. */
  waiting: [participantId: string];
  /** Everybody is about to be moved to another node. */
  moving: [];
  empty: [];
  closed: [RoomCloseReason];
  /** Something of ours failed; the room goes on. */
  fault: [error: unknown];
}

export interface RoomAbout {
  kind: RoomKind;
  fairId: string | null;
}

/** What a room that moves takes along. A recording is not among it: it ends and can be asked for again. */
export interface RoomState {
  isLocked: boolean;
  /** Rights to speak that were given or taken on the way. */
  grants: [participantId: string, maySpeak: boolean][];
  /** Who has come in as a moderator. */
  moderators: string[];
  /** Who has been let in. */
  known: string[];
  removed: string[];
  hands: [participantId: string, raisedAt: string][];
}

export interface RoomOptions {
  pool: WorkerPool;
  limits: RoomLimits;
  recorder: RoomRecorder | null;
  state?: RoomState;
  /** Shows a stage of another node to viewers of this one. */
  isMirror?: boolean;
}
