import { Injectable, Logger } from '@nestjs/common';
import type { RoomErrorCode } from '@parvis/contracts';
import { RoomMetrics } from './room-metrics.js';

/** What was refused, and to whom as far as that is known. */
export interface Refusal {
  code: RoomErrorCode;
  /** Name of the request, `handshake` before there is a line. */
  request: string;
  /** Where a handshake came from. */
  address?: string;
  roomId?: string;
  participantId?: string;
}

/** What our own pages ask for only by mistake; the other refusals are everyday news of a call. */
const suspicious: ReadonlySet<RoomErrorCode> = new Set([
  'ROOM_TICKET_INVALID',
  'ROOM_TICKET_USED',
  'ROOM_MESSAGE_INVALID',
  'ROOM_MESSAGE_UNKNOWN',
  'ROOM_GRANT_MISSING',
  'ROOM_REMOVED',
  'ROOM_TOO_MANY_REQUESTS',
]);

const spanMs = 10_000;
const mostInSpan = 20;

/** Counts every refusal and writes the suspicious ones into the log, so few at a time that a flood does not fill the disk. */
@Injectable()
export class RefusalLog {
  private readonly logger = new Logger('rooms');
  private since = 0;
  private written = 0;
  private leftOut = 0;

  constructor(private readonly metrics: RoomMetrics) {}

  /** @param now ms since 1970 */
  note(refusal: Refusal, now = Date.now()): void {
    this.metrics.refusals.inc({ code: refusal.code });
    if (!suspicious.has(refusal.code)) return;
    if (now - this.since >= spanMs) {
      this.since = now;
      this.written = 0;
    }
    if (this.written >= mostInSpan) {
      this.leftOut += 1;
      return;
    }
    this.written += 1;
    this.logger.warn({ ...refusal, ...(this.leftOut > 0 ? { leftOut: this.leftOut } : {}) }, 'refused');
    this.leftOut = 0;
  }
}
