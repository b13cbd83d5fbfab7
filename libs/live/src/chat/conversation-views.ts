import { Injectable } from '@nestjs/common';
import type { Conversation, ConversationView } from '@parvis/contracts';
import { CompanyReader } from '@parvis/profiles';
import { BlockRepository } from '../block/block.repository.js';
import { ChatRepository } from './chat.repository.js';
import { smallGroup } from './chat-news.js';
import { ConversationRepository, type ConversationRow, type ListedRow } from './conversation.repository.js';
import type { MemberPlace } from './conversation-access.js';
import { MemberRepository } from './member.repository.js';
import { MessageViews } from './message-views.js';
import { MayWrite } from './who-may-write.js';

/** Conversations as a person sees them. */
@Injectable()
export class ConversationViews {
  constructor(
    private readonly conversations: ConversationRepository,
    private readonly members: MemberRepository,
    private readonly chat: ChatRepository,
    private readonly views: MessageViews,
    private readonly companies: CompanyReader,
    private readonly blocks: BlockRepository,
    private readonly mayWrite: MayWrite,
  ) {}

  /** Two queries, whatever their number. */
  async list(fairId: string, selfId: string, rows: readonly ListedRow[]): Promise<(row: ListedRow) => Conversation> {
    const ids = rows.flatMap((row) => [personOf(row), row.assigneeId, row.last?.senderId ?? null]);
    const [personIn, companies] = await Promise.all([
      this.views.people(fairId, ids),
      this.companies.cards(fairId, [...new Set(rows.flatMap(({ boothId }) => boothId ?? []))]),
    ]);
    return (row) => {
      const personId = personOf(row);
      const isTeam = row.kind === 'booth' && !row.isMember;
      return {
        id: row.id,
        kind: row.kind,
        name: row.boothId ? (companies.get(row.boothId)?.name ?? '–') : row.name,
        boothId: row.boothId,
        person: personId === null ? null : personIn(personId),
        isTeam,
        isRequest: row.kind === 'direct' && !row.isAccepted && row.createdBy !== selfId,
        waitsForTeam: row.kind === 'booth' && row.visitorSeq > row.teamSeq,
        assignee: row.assigneeId === null ? null : personIn(row.assigneeId),
        lastMessage: row.last && {
          ...row.last,
          text: row.last.isHidden ? '' : row.last.text,
          senderName: personIn(row.last.senderId).name,
        },
        lastAt: row.lastAt,
        unread: Math.max(0, row.lastSeq - Math.max(row.readSeq, isTeam ? row.teamSeq : 0)),
      };
    };
  }

  async one(place: MemberPlace): Promise<ConversationView> {
    const { fairId, id, self, row } = place;
    const other = personOf(row);
    const [[message], memberCount, bar, blocked, marks] = await Promise.all([
      this.chat.list(id, null, 0),
      this.members.count(id),
      this.mayWrite.bar(place),
      other === null ? new Set<string>() : this.blocks.blockedAmong(self.id, [other]),
      this.conversations.readMarks(id),
    ]);
    const last = message ? { ...message, hasFile: message.file !== null } : null;
    const listed: ListedRow = { ...row, last, at: { time: '', id } };
    const viewOf = await this.list(fairId, self.id, [listed]);
    return {
      ...viewOf(listed),
      selfId: self.id,
      bar,
      hasBlocked: other !== null && blocked.has(other),
      readMarks: memberCount > smallGroup ? [] : marks.filter(({ participantId }) => participantId !== self.id),
      memberCount,
      isOwner: row.isOwner,
    };
  }
}

/** Of whom one thinks as the other side: of the other of two, of the visitor where one is the team. */
const personOf = ({ kind, otherId, visitorId }: ConversationRow): string | null =>
  kind === 'direct' ? otherId : kind === 'booth' ? visitorId : null;
