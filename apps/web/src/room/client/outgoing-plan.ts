import type { MediaSource } from '@parvis/contracts';
import type { VideoCodec } from './encodings.js';

/** What this side wants to send from one source. A track of null keeps the place and sends nothing. */
export interface Outgoing {
  track: MediaStreamTrack | null;
  isPaused: boolean;
}

/** All that this side wants to send, whichever links carry it; outlives every reconnect. */
export class OutgoingPlan {
  readonly sources = new Map<MediaSource, Outgoing>();
  videoCodec: VideoCodec = 'VP8';
  /** The line carries no picture up just now. */
  isCameraResting = false;
  /** For Opus, in bit/s. */
  voiceBitrate = 32_000;
  /** What one packet of sound holds, in ms: Opus takes 20 or 40. */
  soundPacketMs: 20 | 40 = 20;
}
