import { Injectable } from '@nestjs/common';
import { BoothReader, VisitReader } from '@parvis/booths';
import type { AnswerOf, ConversationView, getChatUnread, listConversations, QueryOf } from '@parvis/contracts';
import {
  DomainError,
  notAllowed,
  notFound,
  pageFrom,
  type RateLimit,
  RateLimiter,
  timePlaceOf,
  timePositionOf,
} from '@parvis/platform';
import { type ParticipantIdentity, ParticipantReader } from '@parvis/profiles';
import { BlockRepository } from '../block/block.repository.js';
import { ChatNews } from './chat-news.js';
import { ConversationRepository } from './conversation.repository.js';
import { ConversationAccess, isTeamOf, type MemberPlace } from './conversation-access.js';
import { ConversationViews } from './conversation-views.js';
import { MayWrite } from './who-may-write.js';

const typingLimit: RateLimit = { name: 'chat-typing', points: 30, seconds: 30, isLocal: true };
/** Whoever writes to everybody is no guest that a fair wants. */
const openLimit: RateLimit = { name: 'chat-open', points: 60, seconds: 3_600 };

/** A person's conversations with people and booths. */
@Injectable()
export class ConversationService {
  constructor(
    private readonly conversations: ConversationRepository,
    private readonly access: ConversationAccess,
    private readonly views: ConversationViews,
    private readonly mayWrite: MayWrite,
    private readonly news: ChatNews,
    private readonly participants: ParticipantReader,
    private readonly booths: BoothReader,
    private readonly visits: VisitReader,
    private readonly blocks: BlockRepository,
    private readonly limiter: RateLimiter,
  ) {}

  async list(
    fairId: string,
    userId: string,
    { box, cursor, limit }: QueryOf<typeof listConversations>,
  ): Promise<AnswerOf<typeof listConversations>> {
    const self = await this.self(fairId, userId);
    const boothId = box === 'own' ? null : boothOf(self);
    if (box === 'booth' && boothId === null) return { items: [], nextCursor: null, total: 0 };
    const [rows, total] = await Promise.all([
      this.conversations.list(self.id, boothId, timePositionOf(cursor), limit),
      this.conversations.count(self.id, boothId),
    ]);
    return pageFrom(rows, limit, total, timePlaceOf, await this.views.list(fairId, self.id, rows));
  }

  async unread(fairId: string, userId: string): Promise<AnswerOf<typeof getChatUnread>> {
    const self = await this.self(fairId, userId);
    const boothId = boothOf(self);
    const [own, booth] = await Promise.all([
      this.conversations.countUnread(self.id, null),
      boothId === null ? 0 : this.conversations.countUnread(self.id, boothId),
    ]);
    return { own, booth };
  }

  async get(fairId: string, id: string, userId: string): Promise<ConversationView> {
    return this.views.one(await this.access.requireMember(fairId, id, userId));
  }

  /** @throws CHAT_NOT_POSSIBLE where the person does not want to be written to, whatever the reason. */
  async openDirect(fairId: string, userId: string, participantId: string): Promise<ConversationView> {
    const self = await this.self(fairId, userId);
    const other = await this.participants.find(fairId, participantId);
    if (!other || other.id === self.id) throw notFound('person');
    const [policy, haveAgreed, isBlocked] = await Promise.all([
      this.mayWrite.policyOf(fairId, other.id),
      this.mayWrite.haveAgreed(self, other),
      this.blocks.isBetween(self.id, [other.id]),
    ]);
    const known = await this.conversations.directOf(self.id, other.id);
    if (known === null && (isBlocked || (policy === 'agreed' && !haveAgreed))) throw notPossible();
    if (known === null) await this.limiter.consume(openLimit, self.id);
    const isAccepted = haveAgreed || policy === 'everybody';
    const id = await this.conversations.openDirect(fairId, self.id, other.id, isAccepted);
    // They have agreed to meet since.
    if (known !== null && haveAgreed) await this.conversations.setAnswer(id, true);
    return this.get(fairId, id, userId);
  }

  async openBooth(
    fairId: string,
    userId: string,
    { boothId, visitorId }: { boothId: string; visitorId?: string },
  ): Promise<ConversationView> {
    const self = await this.self(fairId, userId);
    if (!(await this.booths.isShown(fairId, boothId))) throw notFound('booth');
    const isTeam = isTeamOf(boothId, self);
    if (!isTeam) {
      if (visitorId !== undefined && visitorId !== self.id) throw notAllowed('Only the team writes to visitors');
      return this.openedBooth(fairId, userId, boothId, self.id);
    }
    const visitor = visitorId === undefined ? null : await this.participants.find(fairId, visitorId);
    if (!visitor || isTeamOf(boothId, visitor)) throw notFound('person');
    const known = await this.conversations.boothOf(boothId, visitor.id);
    if (known === null && !(await this.visits.isSeenAt(boothId, visitor.id)))
      throw new DomainError('VISITOR_NOT_SEEN', 'conflict', 'This person is not seen at the booth');
    return this.openedBooth(fairId, userId, boothId, visitor.id);
  }

  private async openedBooth(fairId: string, userId: string, boothId: string, visitorId: string) {
    const { id: byId } = await this.self(fairId, userId);
    const id = await this.conversations.openBooth(fairId, boothId, visitorId, byId);
    return this.get(fairId, id, userId);
  }

  async answer(fairId: string, id: string, userId: string, isAccepted: boolean): Promise<ConversationView> {
    const place = await this.access.requireMember(fairId, id, userId);
    if (place.kind !== 'direct' || place.row.createdBy === place.self.id || place.row.isAccepted)
      throw new DomainError('CONFLICT', 'conflict', 'There is nothing to accept');
    await this.conversations.setAnswer(id, isAccepted);
    if (isAccepted) await this.news.changed(place);
    return this.get(fairId, id, userId);
  }

  async assign(fairId: string, id: string, userId: string, participantId: string | null): Promise<ConversationView> {
    const place = await this.team(fairId, id, userId);
    const staff = await this.participants.staffOf(fairId, place.row.boothId ?? '');
    if (participantId !== null && !staff.has(participantId)) throw notFound('person');
    await this.conversations.assign(id, participantId);
    await this.news.changed(place);
    return this.get(fairId, id, userId);
  }

  async markRead(fairId: string, id: string, userId: string, seq: number): Promise<void> {
    const place = await this.access.requireMember(fairId, id, userId);
    // Until it is accepted, the sender does not learn whether it was read.
    const isSecret = place.kind === 'direct' && !place.row.isAccepted;
    if ((await this.conversations.markRead(id, place.self.id, seq)) && !isSecret) await this.news.read(place, seq);
  }

  async typing(fairId: string, id: string, userId: string): Promise<void> {
    const place = await this.access.requireMember(fairId, id, userId);
    if ((await this.limiter.tryConsume(typingLimit, place.self.id)) !== null) return;
    if ((await this.mayWrite.bar(place)) === null && (place.kind !== 'direct' || place.row.isAccepted))
      await this.news.typing(place);
  }

  private async team(fairId: string, id: string, userId: string): Promise<MemberPlace> {
    const place = await this.access.requireMember(fairId, id, userId);
    if (!place.isTeam) throw notAllowed('Only the team of the booth');
    return place;
  }

  private async self(fairId: string, userId: string): Promise<ParticipantIdentity> {
    const self = await this.participants.byUser(fairId, userId);
    if (!self) throw notFound('profile');
    return self;
  }
}

const boothOf = ({ kind, companyId }: ParticipantIdentity) => (kind === 'exhibitor' ? companyId : null);
const notPossible = () => new DomainError('CHAT_NOT_POSSIBLE', 'conflict', 'Nothing can be written to this person');
