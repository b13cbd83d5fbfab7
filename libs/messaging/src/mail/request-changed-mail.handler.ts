import type { EventPayload } from '@parvis/contracts';
import { AppConfig, type EventHandler, HandlesEvent } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { FairMail } from './fair-mail.js';
import { letterFor, requestLetter } from './request-letters.rules.js';

const linkSeconds = 3 * 24 * 3600;

/** Mails what somebody has to answer or to know of a request; the rest is told by notifications only. */
@HandlesEvent('request.changed.v1', 'messaging.mail')
export class RequestChangedMailHandler implements EventHandler<'request.changed.v1'> {
  constructor(
    private readonly mail: FairMail,
    private readonly participants: ParticipantReader,
    private readonly config: AppConfig,
  ) {}

  async handle(changed: EventPayload<'request.changed.v1'>, eventId: string): Promise<void> {
    const which = letterFor(changed);
    if (!which) return;
    const { fairId, requestId, participantId, withId, byId, meetingId, endsAt, expiresAt, tableNumber } = changed;
    const people = await this.participants.lines([withId, ...(byId === null ? [] : [byId])]);
    const nameOf = (id: string | null) => {
      const person = id === null ? undefined : people.get(id);
      return person ? [person.name, person.companyName].filter(Boolean).join(', ') : '';
    };
    const isBooked = which.letter === 'companion' || which.letter === 'accepted';
    const page = isBooked && meetingId !== null ? `/meetings/${meetingId}` : `/requests/${requestId}`;
    await this.mail.post({
      participantId,
      fairId,
      eventId,
      // Of no use once the meeting, or the time to answer, is over.
      expiresAt: new Date(isBooked && endsAt !== null ? endsAt : expiresAt),
      page,
      linkSeconds,
      write: (parts) =>
        requestLetter({
          ...parts,
          which,
          changed,
          with: nameOf(withId),
          by: nameOf(byId),
          url: `${this.config.publicUrl}/fairs/${fairId}${page}`,
          tableNumber,
        }),
    });
  }
}
