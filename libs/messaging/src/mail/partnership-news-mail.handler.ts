import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, HandlesEvent } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { FairMail } from './fair-mail.js';
import { partnershipLetter } from './partnership-letters.rules.js';

const linkSeconds = 3 * 24 * 3600;

/** Mails what is new in a partnership to those of its people who are still in the fair where it began. */
@HandlesEvent('partnership.news.v1', 'messaging.mail')
export class PartnershipNewsMailHandler implements EventHandler<'partnership.news.v1'> {
  constructor(
    private readonly mail: FairMail,
    private readonly participants: ParticipantReader,
  ) {}

  async handle(news: EventPayload<'partnership.news.v1'>, eventId: string): Promise<void> {
    const { fairId, partnershipId, userIds, act } = news;
    // A bell says that; whoever looks for it finds it.
    if (act === 'file-added') return;
    for (const { id } of (await this.participants.byUsers(fairId, userIds)).values())
      await this.mail.post({
        participantId: id,
        fairId,
        // One mail a person.
        eventId: `${eventId}-${id}`,
        expiresAt: new Date(Date.now() + linkSeconds * 1000),
        page: `/partnerships/${partnershipId}`,
        linkSeconds,
        write: (parts) => partnershipLetter({ ...parts, news: { ...news, act } }),
      });
  }
}
