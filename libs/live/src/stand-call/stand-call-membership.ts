import { Injectable, type OnModuleInit } from '@nestjs/common';
import { audience } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import type { RoomMembership, RoomPlace } from '../access/room-membership.js';
import { RoomMemberships } from '../access/room-memberships.js';
import { StandCallRepository } from './stand-call.repository.js';

/** The room of a call to a stand, or from one: it belongs to its two people, once it was answered. */
@Injectable()
export class StandCallMembership implements RoomMembership, OnModuleInit {
  readonly kind = 'call';

  constructor(
    private readonly calls: StandCallRepository,
    private readonly participants: ParticipantReader,
    private readonly memberships: RoomMemberships,
  ) {}

  onModuleInit() {
    this.memberships.register(this);
  }

  async find(fairId: string, roomId: string, participantId: string): Promise<RoomPlace | null> {
    const call = await this.calls.find(fairId, roomId);
    if (!call?.takenById || call.answeredAt === null) return null;
    const people = [call.callerId, call.takenById];
    if (!people.includes(participantId)) return null;
    const users = await this.participants.userIds(people);
    return {
      fairId,
      roomId,
      kind: this.kind,
      isModerator: false,
      seesRecordings: true,
      audiences: [...users.values()].map(audience.user),
      path: `/fairs/${fairId}/hall/${call.boothId}`,
    };
  }
}
