import { Injectable, type OnModuleInit } from '@nestjs/common';
import { audience } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import type { RoomMembership, RoomPlace } from '../access/room-membership.js';
import { RoomMemberships } from '../access/room-memberships.js';
import { RouletteSeatRepository } from './roulette-seat.repository.js';

/** The room of a pair: it belongs to its two people. */
@Injectable()
export class RouletteMembership implements RoomMembership, OnModuleInit {
  readonly kind = 'roulette';

  constructor(
    private readonly seats: RouletteSeatRepository,
    private readonly participants: ParticipantReader,
    private readonly memberships: RoomMemberships,
  ) {}

  onModuleInit() {
    this.memberships.register(this);
  }

  async find(fairId: string, roomId: string, participantId: string): Promise<RoomPlace | null> {
    const pair = await this.seats.pair(roomId, participantId);
    if (!pair || pair.fairId !== fairId || pair.outcome === 'missed') return null;
    const users = await this.participants.userIds([participantId, pair.partnerId]);
    return {
      fairId,
      roomId,
      kind: this.kind,
      isModerator: false,
      seesRecordings: true,
      audiences: [...users.values()].map(audience.user),
      path: `/fairs/${fairId}/roulette`,
    };
  }
}
