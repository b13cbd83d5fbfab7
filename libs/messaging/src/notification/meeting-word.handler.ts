import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, HandlesEvent } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { nameOf } from '../reminder/other-side.rules.js';
import { NotificationService } from './notification.service.js';

/** Tells the other side that somebody is late, or waits. */
@HandlesEvent('meeting.word.v1', 'messaging.notify')
export class MeetingWordHandler implements EventHandler<'meeting.word.v1'> {
  constructor(
    private readonly notifications: NotificationService,
    private readonly participants: ParticipantReader,
  ) {}

  async handle(word: EventPayload<'meeting.word.v1'>, eventId: string): Promise<void> {
    const { fairId, meetingId, byId, toIds, lateMinutes } = word;
    const people = await this.participants.names([byId, ...toIds]);
    const by = people.get(byId);
    if (!by) return;
    await this.notifications.tell({
      userIds: toIds.flatMap((id) => people.get(id)?.userId ?? []),
      fairId,
      kind: lateMinutes === null ? 'meeting-where' : 'meeting-late',
      params: { by: nameOf(by), ...(lateMinutes !== null && { minutes: String(lateMinutes) }) },
      path: `/fairs/${fairId}/meetings/${meetingId}`,
      eventId,
    });
  }
}
