import type { EventPayload } from '@parvis/contracts';
import { audience, type EventHandler, HandlesEvent, RealtimePublisher } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { NotificationService } from './notification.service.js';

/** Tells one person of a delegation: that it asks for something, or what its lead has done in the person's name. */
@HandlesEvent('delegation.news.v1', 'messaging.notify')
export class DelegationNewsHandler implements EventHandler<'delegation.news.v1'> {
  constructor(
    private readonly notifications: NotificationService,
    private readonly participants: ParticipantReader,
    private readonly realtime: RealtimePublisher,
  ) {}

  async handle(news: EventPayload<'delegation.news.v1'>, eventId: string): Promise<void> {
    const { fairId, delegationId, name, participantId, act, by, requestId, withId } = news;
    const people = await this.participants.names([participantId, ...(withId === null ? [] : [withId])]);
    const own = people.get(participantId);
    const other = withId === null ? undefined : people.get(withId);
    if (!own) return;
    const page =
      act === 'invited'
        ? 'own-delegations'
        : act === 'lead'
          ? `delegations/${delegationId}`
          : requestId !== null
            ? `requests/${requestId}`
            : 'agenda';
    await this.notifications.tell({
      userIds: [own.userId],
      fairId,
      kind: `delegation-${act}`,
      params: { title: name, by, with: other ? `${other.firstName} ${other.lastName}` : '' },
      path: `/fairs/${fairId}/${page}`,
      eventId,
    });
    this.realtime.publish(audience.user(own.userId), 'requests.changed', { fairId });
  }
}
