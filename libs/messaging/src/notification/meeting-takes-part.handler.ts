import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, HandlesEvent } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { nameOf } from '../reminder/other-side.rules.js';
import { NotificationService } from './notification.service.js';

/** Tells the others in a meeting that somebody comes to the table, or joins by video instead. */
@HandlesEvent('meeting.takes-part.v1', 'messaging.notify')
export class MeetingTakesPartHandler implements EventHandler<'meeting.takes-part.v1'> {
  constructor(
    private readonly notifications: NotificationService,
    private readonly participants: ParticipantReader,
  ) {}

  async handle(change: EventPayload<'meeting.takes-part.v1'>, eventId: string): Promise<void> {
    const { fairId, meetingId, byId, toIds, takesPart } = change;
    const people = await this.participants.names([byId, ...toIds]);
    const by = people.get(byId);
    if (!by) return;
    await this.notifications.tell({
      userIds: toIds.flatMap((id) => people.get(id)?.userId ?? []),
      fairId,
      kind: takesPart === 'on_site' ? 'meeting-on-site' : 'meeting-by-video',
      params: { by: nameOf(by) },
      path: `/fairs/${fairId}/meetings/${meetingId}`,
      eventId,
    });
  }
}
