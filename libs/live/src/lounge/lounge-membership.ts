import { Injectable, type OnModuleInit } from '@nestjs/common';
import { audience, Grants, RoomRevocations } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import type { RoomMembership, RoomPlace } from '../access/room-membership.js';
import { RoomMemberships } from '../access/room-memberships.js';
import { LoungeRepository } from './lounge.repository.js';

/**
 * The lounge of a booth: always its team's; while it is open everybody's in the fair or, where visitors knock, everybody's who has been
 * let in. Organisers may do in it what the team may. Never whoever was removed from it.
 */
@Injectable()
export class LoungeMembership implements RoomMembership, OnModuleInit {
  readonly kind = 'booth';

  constructor(
    private readonly lounges: LoungeRepository,
    private readonly participants: ParticipantReader,
    private readonly grants: Grants,
    private readonly revocations: RoomRevocations,
    private readonly memberships: RoomMemberships,
  ) {}

  onModuleInit() {
    this.memberships.register(this);
  }

  async find(fairId: string, roomId: string, participantId: string): Promise<RoomPlace | null> {
    const lounge = await this.lounges.ofRoom(roomId);
    if (!lounge || lounge.fairId !== fairId) return null;
    const person = await this.participants.find(fairId, participantId);
    // An organiser without a profile goes by the account's id.
    const roles = (await this.grants.fairsOf(person?.userId ?? participantId)).get(fairId);
    const isOrganiser = roles?.includes('organiser') ?? false;
    if (!person && !isOrganiser) return null;
    const isTeam = isOrganiser || (person?.kind === 'exhibitor' && person.companyId === lounge.boothId);
    if (!isTeam && !lounge.isOpen) return null;
    if (!isTeam && lounge.asksToKnock && !(await this.lounges.hasBeenIn(roomId, participantId))) return null;
    if (await this.revocations.isRemoved(roomId, participantId)) return null;
    return {
      fairId,
      roomId,
      kind: this.kind,
      isModerator: isTeam,
      seesRecordings: isTeam,
      audiences: [audience.fair(fairId)],
      path: `/fairs/${fairId}/hall/${lounge.boothId}`,
    };
  }
}
