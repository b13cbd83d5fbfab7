import type { EventPayload, Notification } from '@parvis/contracts';
import { audience, type EventHandler, HandlesEvent, RealtimePublisher } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { NotificationService } from './notification.service.js';

type Changed = EventPayload<'request.changed.v1'>;

const ofMeet: Partial<Record<Changed['act'], Notification['kind']>> = {
  sent: 'request-sent',
  countered: 'request-countered',
  'handed-over': 'request-handed-over',
  'taken-over': 'request-taken-over',
  companion: 'request-companion',
  declined: 'request-declined',
  withdrawn: 'request-withdrawn',
  expired: 'request-expired',
  reminded: 'request-reminder',
  'times-gone': 'request-times-gone',
};
const ofMove: Partial<Record<Changed['act'], Notification['kind']>> = {
  sent: 'move-sent',
  countered: 'move-countered',
  accepted: 'meeting-moved',
  declined: 'move-declined',
  withdrawn: 'move-withdrawn',
  expired: 'move-expired',
  reminded: 'move-reminder',
  'times-gone': 'move-times-gone',
};

/** Tells one person what has become of a request. */
@HandlesEvent('request.changed.v1', 'messaging.notify')
export class RequestChangedHandler implements EventHandler<'request.changed.v1'> {
  constructor(
    private readonly notifications: NotificationService,
    private readonly participants: ParticipantReader,
    private readonly realtime: RealtimePublisher,
  ) {}

  async handle(changed: Changed, eventId: string): Promise<void> {
    const { fairId, requestId, kind, act, participantId, withId, byId, meetingId, isExpected, startsAt } = changed;
    const told = isExpected ? (kind === 'meet' ? ofMeet : ofMove)[act] : 'meeting-dropped';
    if (!told) return;
    const people = await this.participants.names([participantId, withId, ...(byId === null ? [] : [byId])]);
    const own = people.get(participantId);
    if (!own) return;
    const nameOf = (id: string | null) => {
      const person = id === null ? undefined : people.get(id);
      return person ? `${person.firstName} ${person.lastName}` : '';
    };
    const isAgenda = act === 'accepted' || act === 'companion';
    await this.notifications.tell({
      userIds: [own.userId],
      fairId,
      kind: told,
      params: { with: nameOf(withId), by: nameOf(byId), startsAt: startsAt ?? '' },
      path:
        isAgenda && isExpected && meetingId
          ? `/fairs/${fairId}/meetings/${meetingId}`
          : pageOf(fairId, requestId, isExpected),
      eventId,
    });
    this.realtime.publish(audience.user(own.userId), 'requests.changed', { fairId });
    if (isAgenda || kind === 'move') this.realtime.publish(audience.user(own.userId), 'agenda.changed', { fairId });
  }
}

/** Whoever is not expected any more has nothing to read but the own agenda. */
const pageOf = (fairId: string, requestId: string, isExpected: boolean) =>
  isExpected ? `/fairs/${fairId}/requests/${requestId}` : `/fairs/${fairId}/agenda`;
