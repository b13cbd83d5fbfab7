import type { MediaSource } from '@parvis/contracts';
import type { types } from 'mediasoup';

/** What one person sends from one source. */
export interface SentStream {
  producer: types.Producer;
  participantId: string;
  source: MediaSource;
}

/** Whether a stream comes in sizes of which the server can choose one. */
export const isLayered = ({ producer }: SentStream): boolean => producer.type !== 'simple';
