import { Injectable } from '@nestjs/common';
import type { AnswerOf, listConversationMembers, QueryOf } from '@parvis/contracts';
import { DomainError, notFound, pageFrom, timePlaceOf, timePositionOf } from '@parvis/platform';
import { type ParticipantIdentity, ParticipantReader } from '@parvis/profiles';
import { BlockRepository } from '../block/block.repository.js';
import { ChatSettingsRepository } from './chat-settings.repository.js';
import type { MemberPlace } from './conversation-access.js';
import { MemberRepository } from './member.repository.js';
import { MessageViews } from './message-views.js';
import { SuspensionRepository } from './suspension.repository.js';
import { MayWrite } from './who-may-write.js';

/** Who can come into groups, and who is there. */
@Injectable()
export class GroupPeople {
  constructor(
    private readonly participants: ParticipantReader,
    private readonly members: MemberRepository,
    private readonly settings: ChatSettingsRepository,
    private readonly blocks: BlockRepository,
    private readonly suspensions: SuspensionRepository,
    private readonly mayWrite: MayWrite,
    private readonly messages: MessageViews,
  ) {}

  async most(fairId: string): Promise<number> {
    return (await this.settings.ofFair(fairId)).groupMost;
  }

  /**
   * @throws CHAT_NOT_POSSIBLE with one of them who has blocked the caller, is blocked, or takes messages only from people with
   *   whom something is agreed; CHAT_SUSPENDED
   */
  async forGroup(fairId: string, userId: string, ids: readonly string[]) {
    const self = await this.participants.byUser(fairId, userId);
    if (!self) throw notFound('profile');
    if (await this.suspensions.isSuspended(self.id))
      throw new DomainError('CHAT_SUSPENDED', 'conflict', 'The organiser has taken your part in chats');
    const others = [...new Set(ids)].filter((id) => id !== self.id);
    const faces = await this.participants.faces(fairId, others);
    if (others.length === 0 || faces.size < others.length) throw notFound('person');
    if (await this.blocks.isBetween(self.id, others)) throw notPossible();
    for (const id of await this.settings.closedAmong(fairId, others)) await this.assertAgreed(fairId, self, id);
    return { self, others };
  }

  async userIdsOf(ids: readonly string[]): Promise<string[]> {
    return [...(await this.participants.userIds(ids)).values()];
  }

  /** The team of a booth is on the first page, before the visitor. */
  async page(
    { fairId, id, row }: MemberPlace,
    { cursor, limit }: QueryOf<typeof listConversationMembers>,
  ): Promise<AnswerOf<typeof listConversationMembers>> {
    const [rows, count, staff] = await Promise.all([
      this.members.page(id, timePositionOf(cursor), limit),
      this.members.count(id),
      row.boothId === null ? new Map<string, string>() : this.participants.staffOf(fairId, row.boothId),
    ]);
    const team = cursor === undefined ? [...staff.keys()] : [];
    const personIn = await this.messages.people(fairId, [...team, ...rows.map((member) => member.id)]);
    const page = pageFrom(rows, limit, count + staff.size, timePlaceOf, (member) => ({
      ...personIn(member.id),
      isOwner: member.isOwner,
    }));
    return { ...page, items: [...team.map((one) => ({ ...personIn(one), isOwner: false })), ...page.items] };
  }

  private async assertAgreed(fairId: string, self: ParticipantIdentity, id: string): Promise<void> {
    const other = await this.participants.find(fairId, id);
    if (!other || !(await this.mayWrite.haveAgreed(self, other))) throw notPossible();
  }
}

const notPossible = () => new DomainError('CHAT_NOT_POSSIBLE', 'conflict', 'Not all of these people can be added');
