import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, HandlesEvent } from '@parvis/platform';
import { LoungeRepository } from './lounge.repository.js';
import { LoungeNews } from './lounge-news.js';

/** Notes who comes into a lounge and who leaves. */
@HandlesEvent('room.attendance.v1', 'live.presence')
export class LoungeAttendanceHandler implements EventHandler<'room.attendance.v1'> {
  constructor(
    private readonly lounges: LoungeRepository,
    private readonly news: LoungeNews,
  ) {}

  async handle({ roomId, participantId, change, at }: EventPayload<'room.attendance.v1'>): Promise<void> {
    const lounge = await this.lounges.note(roomId, participantId, change, at);
    if (lounge) await this.news.tell(lounge);
  }
}

/** Puts the count right after a media node that ended without a word. */
@HandlesEvent('room.report.v1', 'live.presence')
export class LoungeReportHandler implements EventHandler<'room.report.v1'> {
  constructor(
    private readonly lounges: LoungeRepository,
    private readonly news: LoungeNews,
  ) {}

  async handle({ roomId, kind, startedAt, endedAt }: EventPayload<'room.report.v1'>): Promise<void> {
    if (kind !== 'booth') return;
    const lounge = await this.lounges.settle(roomId, startedAt, endedAt);
    if (lounge) await this.news.tell(lounge);
  }
}
