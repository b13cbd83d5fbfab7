import { Injectable } from '@nestjs/common';
import type { AnswerOf, QueryOf, searchChat } from '@parvis/contracts';
import { notFound, pageFrom, timePlaceOf, timePositionOf } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { ChatSearchRepository } from './chat-search.repository.js';
import { ConversationRepository } from './conversation.repository.js';
import { ConversationAccess } from './conversation-access.js';
import { ConversationViews } from './conversation-views.js';
import { MessageViews } from './message-views.js';

/** Finds words in what a person may read. */
@Injectable()
export class ChatSearchService {
  constructor(
    private readonly messages: ChatSearchRepository,
    private readonly participants: ParticipantReader,
    private readonly access: ConversationAccess,
    private readonly conversations: ConversationRepository,
    private readonly conversationViews: ConversationViews,
    private readonly views: MessageViews,
  ) {}

  async find(
    fairId: string,
    userId: string,
    { text, conversationId, cursor, limit }: QueryOf<typeof searchChat>,
  ): Promise<AnswerOf<typeof searchChat>> {
    const self = await this.participants.byUser(fairId, userId);
    if (!self) throw notFound('profile');
    if (conversationId) await this.access.require(fairId, conversationId, userId);
    const scope = {
      participantId: self.id,
      boothId: self.kind === 'exhibitor' ? self.companyId : null,
      conversationId: conversationId ?? null,
    };
    const [rows, total] = await Promise.all([
      this.messages.page(scope, text, timePositionOf(cursor), limit),
      this.messages.count(scope, text),
    ]);
    const [viewOf, titles] = await Promise.all([
      this.views.of(rows),
      this.titles(fairId, self.id, [...new Set(rows.map((row) => row.conversationId))]),
    ]);
    return pageFrom(rows, limit, total, timePlaceOf, ({ conversationId: id, at: _, ...row }) => ({
      conversationId: id,
      title: titles.get(id) ?? '',
      message: viewOf(row),
    }));
  }

  private async titles(fairId: string, selfId: string, ids: readonly string[]): Promise<Map<string, string>> {
    const rows = (await this.conversations.byIds(selfId, ids)).map((row) => ({
      ...row,
      last: null,
      at: { time: '', id: row.id },
    }));
    const viewOf = await this.conversationViews.list(fairId, selfId, rows);
    return new Map(
      rows.map((row) => {
        const { id, name, isTeam, person } = viewOf(row);
        return [id, isTeam || name === '' ? (person?.name ?? '') : name];
      }),
    );
  }
}
