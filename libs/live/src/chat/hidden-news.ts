import { Injectable } from '@nestjs/common';
import { ParticipantReader } from '@parvis/profiles';
import { ChatNews } from './chat-news.js';
import { ConversationAccess } from './conversation-access.js';
import type { ReportRow } from './moderation.repository.js';

/** Lets a message disappear at once from the screens of those who read it. */
@Injectable()
export class HiddenNews {
  constructor(
    private readonly participants: ParticipantReader,
    private readonly access: ConversationAccess,
    private readonly news: ChatNews,
  ) {}

  /** Told as the reporter sees the conversation; whoever has left it since leaves the others to their next reading. */
  async tell(fairId: string, { conversationId, reporterId, senderId }: ReportRow): Promise<void> {
    const users = await this.participants.userIds([reporterId, senderId]);
    for (const userId of users.values()) {
      const place = await this.access.require(fairId, conversationId, userId).catch(() => null);
      if (place) return this.news.changed(place);
    }
  }
}
