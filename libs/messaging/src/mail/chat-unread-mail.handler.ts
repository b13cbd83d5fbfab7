import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, HandlesEvent } from '@parvis/platform';
import { FairMail } from './fair-mail.js';
import { unreadLetter } from './letters.rules.js';

const linkSeconds = 24 * 3600;

/** One mail for all that is unread; what was written is not in it. */
@HandlesEvent('chat.unread.v1', 'messaging.mail')
export class ChatUnreadMailHandler implements EventHandler<'chat.unread.v1'> {
  constructor(private readonly mail: FairMail) {}

  async handle(unread: EventPayload<'chat.unread.v1'>, eventId: string): Promise<void> {
    const { participantId, fairId, conversations, hasMail } = unread;
    if (!hasMail) return;
    await this.mail.post({
      participantId,
      fairId,
      eventId,
      expiresAt: new Date(Date.now() + linkSeconds * 1000),
      page: '/messages',
      linkSeconds,
      write: (parts) => unreadLetter({ ...parts, conversations }),
    });
  }
}
