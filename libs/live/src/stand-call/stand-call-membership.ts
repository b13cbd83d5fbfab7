import { Injectable } from '@nestjs/common';
import { ParticipantReader } from '@parvis/profiles';
import { CircleMembership, type RoomCircle } from '../access/circle-membership.js';
import { RoomMemberships } from '../access/room-memberships.js';
import { StandCallRepository } from './stand-call.repository.js';

/** The room of a call to a stand, or from one: it belongs to its two people, once it was answered. */
@Injectable()
export class StandCallMembership extends CircleMembership {
  readonly kind = 'call';

  constructor(
    private readonly calls: StandCallRepository,
    participants: ParticipantReader,
    memberships: RoomMemberships,
  ) {
    super(participants, memberships);
  }

  protected async circle(fairId: string, roomId: string): Promise<RoomCircle | null> {
    const call = await this.calls.find(fairId, roomId);
    if (!call?.takenById || call.answeredAt === null) return null;
    return { ids: [call.callerId, call.takenById], path: `/fairs/${fairId}/hall/${call.boothId}` };
  }
}
