import type { RoomErrorCode } from '@parvis/contracts';

export type SignalErrorCode = RoomErrorCode | 'OFFLINE' | 'TIMEOUT';

/** A request that was refused, or could not be made. */
export class SignalError extends Error {
  constructor(
    readonly code: SignalErrorCode,
    message: string,
  ) {
    super(message);
    this.name = 'SignalError';
  }
}

export const codeOf = (error: unknown): SignalErrorCode =>
  error instanceof SignalError ? error.code : 'ROOM_INTERNAL';
