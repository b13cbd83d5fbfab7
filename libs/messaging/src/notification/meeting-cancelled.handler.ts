import type { EventPayload } from '@parvis/contracts';
import { audience, type EventHandler, HandlesEvent, RealtimePublisher } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { NotificationService } from './notification.service.js';

/** Tells the people of a meeting that it does not take place, each but whoever called it off; why is on the meeting's page. */
@HandlesEvent('meeting.cancelled.v1', 'messaging.notify')
export class MeetingCancelledHandler implements EventHandler<'meeting.cancelled.v1'> {
  constructor(
    private readonly notifications: NotificationService,
    private readonly participants: ParticipantReader,
    private readonly realtime: RealtimePublisher,
  ) {}

  async handle(meeting: EventPayload<'meeting.cancelled.v1'>, eventId: string): Promise<void> {
    const { fairId, meetingId, aId, bId, alsoIds, cause, byId, missedIds } = meeting;
    const people = await this.participants.names([aId, bId, ...alsoIds]);
    const by = byId === null ? undefined : people.get(byId);
    // Whoever waited knows; only those who were missed are told, without blame.
    const missed = new Set([byId, ...missedIds]);
    const told =
      cause === 'no-show'
        ? [...people.values()].filter((person) => missed.has(person.id))
        : [...people.values()].filter((person) => person.id !== byId);
    const userIds = told.map((person) => person.userId);
    if (userIds.length > 0)
      await this.notifications.tell({
        userIds,
        fairId,
        kind: kindOf(meeting),
        params: by && cause === 'cancelled' ? { by: `${by.firstName} ${by.lastName}` } : {},
        path: `/fairs/${fairId}/meetings/${meetingId}`,
        eventId,
      });
    const everybody = [...people.values()].map((person) => audience.user(person.userId));
    this.realtime.publish(everybody, 'agenda.changed', { fairId });
  }
}

function kindOf({ cause, byId }: EventPayload<'meeting.cancelled.v1'>) {
  if (cause === 'no-show') return 'meeting-missed';
  return byId === null ? 'meeting-cancelled-by-organiser' : 'meeting-cancelled';
}
