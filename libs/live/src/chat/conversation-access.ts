import { Injectable } from '@nestjs/common';
import type { ConversationKind } from '@parvis/contracts';
import { type AudienceRoom, audience, notFound } from '@parvis/platform';
import { type ParticipantIdentity, ParticipantReader } from '@parvis/profiles';
import type { RoomPlace } from '../access/room-membership.js';
import { RoomMemberships } from '../access/room-memberships.js';
import { ConversationRepository, type ConversationRow } from './conversation.repository.js';
import { MemberRepository } from './member.repository.js';

/** A person in a conversation. */
export interface ConversationPlace {
  fairId: string;
  id: string;
  kind: ConversationKind;
  self: ParticipantIdentity;
  /** Reads it as one of the booth's team. */
  isTeam: boolean;
  /** May delete what others wrote. */
  isModerator: boolean;
  /** Null for a room in which nobody has written yet. */
  row: ConversationRow | null;
  room: RoomPlace | null;
}

/** One that is no room's. */
export interface MemberPlace extends ConversationPlace {
  row: ConversationRow;
}

/** Decides who belongs to a conversation, whatever its kind. */
@Injectable()
export class ConversationAccess {
  constructor(
    private readonly participants: ParticipantReader,
    private readonly rooms: RoomMemberships,
    private readonly conversations: ConversationRepository,
    private readonly members: MemberRepository,
  ) {}

  /** @throws NOT_FOUND for whoever does not belong to it, as for one that does not exist. */
  async require(fairId: string, id: string, userId: string): Promise<ConversationPlace> {
    const self = await this.participants.byUser(fairId, userId);
    if (!self) return this.requireOfOrganiser(fairId, id, userId);
    const row = await this.conversations.find(fairId, id, self.id);
    if (row && row.kind !== 'room') {
      const isTeam = isTeamOf(row.boothId, self);
      if (!row.isMember && !isTeam) throw notFound('conversation');
      return { fairId, id, kind: row.kind, self, isTeam: isTeam && !row.isMember, isModerator: false, row, room: null };
    }
    const room = await this.rooms.find(fairId, id, self.id);
    if (!room) throw notFound('conversation');
    return { fairId, id, kind: 'room', self, isTeam: false, isModerator: room.isModerator, row, room };
  }

  /** Whoever organises without a profile goes by the account's id, and has a part in rooms only. */
  private async requireOfOrganiser(fairId: string, id: string, userId: string): Promise<ConversationPlace> {
    const room = await this.rooms.find(fairId, id, userId);
    if (!room) throw notFound('conversation');
    const row = await this.conversations.find(fairId, id, userId);
    const self = accountOf(fairId, userId);
    return { fairId, id, kind: 'room', self, isTeam: false, isModerator: room.isModerator, row, room };
  }

  /** @throws NOT_FOUND for rooms, too. */
  async requireMember(fairId: string, id: string, userId: string): Promise<MemberPlace> {
    const place = await this.require(fairId, id, userId);
    if (place.kind === 'room' || !place.row) throw notFound('conversation');
    return { ...place, row: place.row };
  }

  /** Socket audiences that hold everybody in it; that of a room may hold more. */
  async audiences(place: ConversationPlace): Promise<RoomPlace['audiences']> {
    return place.room?.audiences ?? this.memberAudiences(place);
  }

  /** Socket audiences of its members, one by one, and of the booth's team. */
  async memberAudiences({ fairId, id, row }: Omit<ConversationPlace, 'room'>): Promise<AudienceRoom<'user'>[]> {
    const [ids, staff] = await Promise.all([
      this.members.ids(id),
      row?.boothId ? this.participants.staffOf(fairId, row.boothId) : new Map<string, string>(),
    ]);
    const users = await this.participants.userIds(ids);
    return [...new Set([...users.values(), ...staff.values()])].map(audience.user);
  }
}

/** An account that is no participant. */
const accountOf = (fairId: string, userId: string): ParticipantIdentity => ({
  id: userId,
  fairId,
  userId,
  companyId: null,
  kind: 'visitor',
  firstName: '',
  lastName: '',
  companyName: '',
  timeZone: 'UTC',
  attendance: 'virtual',
});

/** A booth has its company's id. */
export const isTeamOf = (boothId: string | null, { kind, companyId }: ParticipantIdentity): boolean =>
  boothId !== null && kind === 'exhibitor' && companyId === boothId;
