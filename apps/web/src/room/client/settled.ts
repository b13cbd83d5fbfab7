import type { RoomErrorCode } from '@parvis/contracts';
import { SignalError } from './signal-error.js';

/** Refusals of one stream: no reason to build the connection anew. */
const streamRefusals: readonly string[] = [
  'ROOM_GRANT_MISSING',
  'MEDIA_LIMIT',
  'MEDIA_REFUSED',
] satisfies RoomErrorCode[];

/** A stream that the server will not have is no reason to build the connection anew; a lost answer is, and rejects. */
export async function settled(sending: Promise<void>): Promise<void> {
  try {
    await sending;
  } catch (error) {
    if (!(error instanceof SignalError) || !streamRefusals.includes(error.code)) throw error;
  }
}
