import type { EventPayload } from '@parvis/contracts';
import { audience, type EventHandler, HandlesEvent, RealtimePublisher } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { LoungeRepository } from './lounge.repository.js';
import { LoungeNews } from './lounge-news.js';

/** Notes who comes into a lounge and who leaves. */
@HandlesEvent('room.attendance.v1', 'live.presence')
export class LoungeAttendanceHandler implements EventHandler<'room.attendance.v1'> {
  constructor(
    private readonly lounges: LoungeRepository,
    private readonly news: LoungeNews,
    private readonly participants: ParticipantReader,
    private readonly realtime: RealtimePublisher,
  ) {}

  async handle({ roomId, participantId, change, at }: EventPayload<'room.attendance.v1'>): Promise<void> {
    const lounge = await this.lounges.note(roomId, participantId, change, at);
    if (!lounge) return;
    await this.news.tell(lounge);
    // Whoever has been let in may read the chat from now on.
    const userId =
      change === 'joined' ? (await this.participants.userIds([participantId])).get(participantId) : undefined;
    if (userId !== undefined) {
      this.realtime.publish(audience.user(userId), 'chat.changed', {
        fairId: lounge.fairId,
        conversationId: roomId,
        isRoom: true,
      });
    }
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
