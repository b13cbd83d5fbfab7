import { Injectable, type OnModuleInit } from '@nestjs/common';
import { audience, Grants, RoomRevocations } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import type { RoomMembership, RoomPlace } from '../access/room-membership.js';
import { RoomMemberships } from '../access/room-memberships.js';
import { StageRepository } from './stage.repository.js';

/** The room of a session: before it goes live its people's, then everybody's in the fair; never theirs who were removed from it. */
@Injectable()
export class StageMembership implements RoomMembership, OnModuleInit {
  readonly kind = 'stage';

  constructor(
    private readonly sessions: StageRepository,
    private readonly participants: ParticipantReader,
    private readonly grants: Grants,
    private readonly revocations: RoomRevocations,
    private readonly memberships: RoomMemberships,
  ) {}

  onModuleInit() {
    this.memberships.register(this);
  }

  async find(fairId: string, roomId: string, participantId: string): Promise<RoomPlace | null> {
    const session = await this.sessions.find(fairId, roomId, participantId);
    if (!session) return null;
    // An organiser without a profile goes by the account's id.
    const userId = (await this.participants.userIds([participantId])).get(participantId) ?? participantId;
    const roles = (await this.grants.fairsOf(userId)).get(fairId);
    if (roles === undefined) return null;
    const isOrganiser = roles.includes('organiser');
    if (session.liveAt === null && session.part === null && !isOrganiser) return null;
    if (await this.revocations.isRemoved(roomId, participantId)) return null;
    return {
      fairId,
      roomId,
      kind: this.kind,
      isModerator: isOrganiser || session.part === 'moderator',
      seesRecordings: isOrganiser || session.part !== null || session.isRecordingPublished,
      audiences: [audience.fair(fairId)],
      path: `/fairs/${fairId}/stage/${roomId}`,
    };
  }
}
