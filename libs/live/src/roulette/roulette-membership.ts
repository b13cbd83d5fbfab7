import { Injectable } from '@nestjs/common';
import { ParticipantReader } from '@parvis/profiles';
import { CircleMembership, type RoomCircle } from '../access/circle-membership.js';
import { RoomMemberships } from '../access/room-memberships.js';
import { RouletteSeatRepository } from './roulette-seat.repository.js';

/** The room of a pair: it belongs to its two people. */
@Injectable()
export class RouletteMembership extends CircleMembership {
  readonly kind = 'roulette';

  constructor(
    private readonly seats: RouletteSeatRepository,
    participants: ParticipantReader,
    memberships: RoomMemberships,
  ) {
    super(participants, memberships);
  }

  protected async circle(fairId: string, roomId: string, participantId: string): Promise<RoomCircle | null> {
    const pair = await this.seats.pair(roomId, participantId);
    if (!pair || pair.fairId !== fairId || pair.outcome === 'missed') return null;
    return { ids: [participantId, pair.partnerId], path: `/fairs/${fairId}/roulette` };
  }
}
