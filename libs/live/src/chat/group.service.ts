import { Injectable } from '@nestjs/common';
import type { AnswerOf, ConversationView, listConversationMembers, QueryOf } from '@parvis/contracts';
import { DomainError, notAllowed, notFound, type RateLimit, RateLimiter } from '@parvis/platform';
import { ChatNews } from './chat-news.js';
import { ConversationRepository } from './conversation.repository.js';
import { ConversationAccess, type MemberPlace } from './conversation-access.js';
import { ConversationViews } from './conversation-views.js';
import { GroupPeople } from './group-people.js';
import { MemberRepository } from './member.repository.js';

const groupLimit: RateLimit = { name: 'chat-groups', points: 20, seconds: 3_600 };

/** Groups, and who is in a conversation. */
@Injectable()
export class GroupService {
  constructor(
    private readonly conversations: ConversationRepository,
    private readonly members: MemberRepository,
    private readonly access: ConversationAccess,
    private readonly views: ConversationViews,
    private readonly people: GroupPeople,
    private readonly news: ChatNews,
    private readonly limiter: RateLimiter,
  ) {}

  async open(fairId: string, userId: string, name: string, participantIds: string[]): Promise<ConversationView> {
    const { self, others } = await this.people.forGroup(fairId, userId, participantIds);
    if (others.length + 1 > (await this.people.most(fairId))) throw groupFull();
    await this.limiter.consume(groupLimit, self.id);
    const id = await this.conversations.openGroup(fairId, self.id, name, others);
    const place = await this.access.requireMember(fairId, id, userId);
    await this.news.changed(place);
    return this.views.one(place);
  }

  async rename(fairId: string, id: string, userId: string, name: string): Promise<ConversationView> {
    const place = await this.group(fairId, id, userId);
    if (!place.row.isOwner) throw notAllowed('Only its owner names a group');
    await this.conversations.rename(id, name);
    await this.news.changed(place);
    return this.views.one(await this.group(fairId, id, userId));
  }

  async add(fairId: string, id: string, userId: string, participantIds: string[]): Promise<ConversationView> {
    const place = await this.group(fairId, id, userId);
    const { others } = await this.people.forGroup(fairId, userId, participantIds);
    if (!(await this.members.add(id, others, await this.people.most(fairId)))) throw groupFull();
    await this.news.changed(place);
    return this.views.one(place);
  }

  async remove(fairId: string, id: string, userId: string, participantId: string): Promise<void> {
    const place = await this.group(fairId, id, userId);
    if (participantId !== place.self.id && !place.row.isOwner) throw notAllowed('Only its owner removes people');
    if (!(await this.members.remove(id, participantId))) throw notFound('person');
    await this.news.changed(place, await this.people.userIdsOf([participantId]));
  }

  list(
    fairId: string,
    id: string,
    userId: string,
    query: QueryOf<typeof listConversationMembers>,
  ): Promise<AnswerOf<typeof listConversationMembers>> {
    return this.access.requireMember(fairId, id, userId).then((place) => this.people.page(place, query));
  }

  private async group(fairId: string, id: string, userId: string): Promise<MemberPlace> {
    const place = await this.access.requireMember(fairId, id, userId);
    if (place.kind !== 'group') throw new DomainError('CONFLICT', 'conflict', 'This is no group');
    return place;
  }
}

const groupFull = () => new DomainError('GROUP_FULL', 'conflict', 'The group would have too many members');
