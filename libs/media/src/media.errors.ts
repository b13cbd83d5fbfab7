import type { RoomErrorCode } from '@parvis/contracts';

/** An expected refusal of the media library; the code goes to the client, the message to people who read logs. */
export class MediaError extends Error {
  constructor(
    readonly code: RoomErrorCode,
    message: string,
  ) {
    super(message);
    this.name = 'MediaError';
  }
}
