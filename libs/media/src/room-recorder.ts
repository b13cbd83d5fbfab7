import type { PeerView, RecordingGap, RoomKind } from '@parvis/contracts';
import type { RoomMedia } from './room-media.js';

/** A room as a recorder sees it. */
export interface RecordedRoom {
  readonly roomId: string;
  readonly kind: RoomKind;
  /** Null where the room was opened without one, as tests do. */
  readonly fairId: string | null;
  /** Who asked for the recording. */
  readonly askedBy: string;
  /** The media of now; after a worker's death (`died`) ask again for the next epoch. Rejects while no worker runs. */
  media(): Promise<RoomMedia>;
  /** Whether this person's streams may be written at this moment. Ask before each stream. */
  mayRecord(participantId: string): boolean;
  /** When this person agreed; null for one who has not. */
  agreedAt(participantId: string): Date | null;
  /** Who can be heard or seen. */
  people(): PeerView[];
}

/** One recording under way. */
export interface RoomRecording {
  /** When this returns nothing more is taken from any stream. Idempotent. */
  hold(): void;
  /** Goes on with everybody who may be recorded now. Idempotent. */
  resume(): Promise<void>;
  /** Ends the recording and keeps it. Idempotent. */
  stop(): Promise<void>;
}

/** What a recording under way tells its room. */
export interface RecordingNews {
  /** It has ended by itself, as when the disk is full; the room then tells everybody that it is off. */
  ended(error: unknown): void;
  /** There is no place for a further stream. The room holds the recording: nobody is left out of it unseen. */
  full(): void;
  /** What is sent now and cannot be written; all of it each time. The room tells everybody. */
  missing(gaps: readonly RecordingGap[]): void;
}

/** What writes recordings on this node. The room decides when. */
export interface RoomRecorder {
  /** Whether this node can record at all just now. */
  readonly canRecord: boolean;
  /** How many further streams it could write. */
  readonly streamsLeft: number;
  /** Begins to write. Rejects when it cannot begin. */
  start(room: RecordedRoom, news: RecordingNews): Promise<RoomRecording>;
}
