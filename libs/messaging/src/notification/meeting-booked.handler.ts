import type { EventPayload } from '@parvis/contracts';
import { audience, type EventHandler, HandlesEvent, RealtimePublisher } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { NotificationService } from './notification.service.js';

/** Tells each of two who have booked a meeting by themselves. */
@HandlesEvent('meeting.booked.v1', 'messaging.notify')
export class MeetingBookedHandler implements EventHandler<'meeting.booked.v1'> {
  constructor(
    private readonly notifications: NotificationService,
    private readonly participants: ParticipantReader,
    private readonly realtime: RealtimePublisher,
  ) {}

  async handle(booked: EventPayload<'meeting.booked.v1'>, eventId: string): Promise<void> {
    const { fairId, meetingId, participantId, withId, startsAt } = booked;
    const people = await this.participants.names([participantId, withId]);
    const [own, other] = [people.get(participantId), people.get(withId)];
    if (!own || !other) return;
    await this.notifications.tell({
      userIds: [own.userId],
      fairId,
      kind: 'meeting-booked',
      params: { with: `${other.firstName} ${other.lastName}`, startsAt },
      path: `/fairs/${fairId}/meetings/${meetingId}`,
      eventId,
    });
    this.realtime.publish(audience.user(own.userId), 'agenda.changed', { fairId });
  }
}
