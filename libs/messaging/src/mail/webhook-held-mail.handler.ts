import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, HandlesEvent } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { FairMail } from './fair-mail.js';
import { webhookHeldLetter } from './letters.rules.js';

const linkSeconds = 3 * 24 * 3600;

@HandlesEvent('webhook.held.v1', 'messaging.mail')
export class WebhookHeldMailHandler implements EventHandler<'webhook.held.v1'> {
  constructor(
    private readonly mail: FairMail,
    private readonly participants: ParticipantReader,
  ) {}

  async handle(news: EventPayload<'webhook.held.v1'>, eventId: string): Promise<void> {
    const { fairId, boothId, host, trouble, status } = news;
    for (const participantId of (await this.participants.staffOf(fairId, boothId)).keys())
      await this.mail.post({
        participantId,
        fairId,
        eventId: `${eventId}-${participantId}`,
        expiresAt: new Date(Date.now() + linkSeconds * 1000),
        page: '/leads/webhooks',
        linkSeconds,
        write: (parts) => webhookHeldLetter({ ...parts, host, trouble, status }),
      });
  }
}
