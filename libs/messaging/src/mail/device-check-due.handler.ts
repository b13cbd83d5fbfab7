import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, HandlesEvent } from '@parvis/platform';
import { FairMail } from './fair-mail.js';
import { checkLetter } from './letters.rules.js';

const linkSeconds = 3 * 24 * 3600;

@HandlesEvent('device-check.due.v1', 'messaging.mail')
export class DeviceCheckDueHandler implements EventHandler<'device-check.due.v1'> {
  constructor(private readonly mail: FairMail) {}

  handle({ participantId, fairId, startsAt }: EventPayload<'device-check.due.v1'>, eventId: string): Promise<void> {
    return this.mail.post({
      participantId,
      fairId,
      eventId,
      // A check after the meeting helps nobody.
      expiresAt: new Date(startsAt),
      page: '/device-check',
      linkSeconds,
      write: (parts) => checkLetter({ ...parts, startsAt }),
    });
  }
}
