import type { RoomRequestInput } from '@parvis/contracts';
import { MediaError } from './media.errors.js';
import type { PeerMedia } from './peer-media.js';

/** Whoever sits at a media node: a person in a room, or a network check. */
export interface MediaSeat {
  /** The transports of that epoch; throws when they are gone. */
  mediaOf(epoch: number): PeerMedia;
  /** Answers the producer's id. */
  produce(input: RoomRequestInput<'media.produce'>): Promise<string>;
}

export function requireMedia(media: PeerMedia | null, epoch: number): PeerMedia {
  if (media === null || media.closed || media.epoch !== epoch) {
    throw new MediaError('ROOM_EPOCH_STALE', 'the media connection was replaced');
  }
  return media;
}
