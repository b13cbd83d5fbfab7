import type { MediaSource, RecordingGap } from '@parvis/contracts';

/** What one person sent in one piece, in a file of its own. */
export interface RecordedTrack {
  /** On this machine's disk. */
  path: string;
  participantId: string;
  displayName: string;
  source: MediaSource;
  /** From the recording's start. */
  offsetMs: number;
  durationMs: number;
}

/** A recording that has ended; its files are removed after it was kept. */
export interface FinishedRecording {
  recordingId: string;
  roomId: string;
  kind: 'meeting' | 'team' | 'booth' | 'roulette' | 'stage' | 'call';
  fairId: string;
  startedAt: Date;
  endedAt: Date;
  /** When each person who was recorded had agreed, by participant. */
  consents: ReadonlyMap<string, Date>;
  tracks: RecordedTrack[];
  /** What could not be written, or not all of it. */
  missing: RecordingGap[];
}
