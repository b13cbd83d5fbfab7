import type { EventPayload } from '@parvis/contracts';
import { audience, type EventHandler, HandlesEvent, RealtimePublisher } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { NotificationService } from './notification.service.js';

/** Tells one person that a colleague has taken somebody's place in a meeting. */
@HandlesEvent('meeting.substituted.v1', 'messaging.notify')
export class MeetingSubstitutedHandler implements EventHandler<'meeting.substituted.v1'> {
  constructor(
    private readonly notifications: NotificationService,
    private readonly participants: ParticipantReader,
    private readonly realtime: RealtimePublisher,
  ) {}

  async handle(substituted: EventPayload<'meeting.substituted.v1'>, eventId: string): Promise<void> {
    const { fairId, meetingId, participantId, withId, goneId, cameId } = substituted;
    const people = await this.participants.names([participantId, withId, goneId, cameId]);
    const own = people.get(participantId);
    if (!own) return;
    const nameOf = (id: string) => {
      const person = people.get(id);
      return person ? `${person.firstName} ${person.lastName}` : '';
    };
    const isNew = participantId === cameId;
    await this.notifications.tell({
      userIds: [own.userId],
      fairId,
      kind: isNew ? 'meeting-taken-over' : 'meeting-substituted',
      params: isNew ? { by: nameOf(goneId), with: nameOf(withId) } : { by: nameOf(cameId), gone: nameOf(goneId) },
      path: `/fairs/${fairId}/meetings/${meetingId}`,
      eventId,
    });
    this.realtime.publish(audience.user(own.userId), 'agenda.changed', { fairId });
  }
}
