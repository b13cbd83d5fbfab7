import type { OnModuleInit } from '@nestjs/common';
import type { RoomKind } from '@parvis/contracts';
import { audience } from '@parvis/platform';
import type { ParticipantReader } from '@parvis/profiles';
import type { RoomMembership, RoomPlace } from './room-membership.js';
import type { RoomMemberships } from './room-memberships.js';

/** Who a room belongs to, and the page that shows it. */
export interface RoomCircle {
  /** Participants. */
  ids: readonly string[];
  path: string;
}

/** Rooms that belong to a few people, all with the same rights. Whoever is not among them finds no room. */
export abstract class CircleMembership implements RoomMembership, OnModuleInit {
  abstract readonly kind: RoomKind;

  constructor(
    protected readonly participants: ParticipantReader,
    private readonly memberships: RoomMemberships,
  ) {}

  onModuleInit() {
    this.memberships.register(this);
  }

  /** Null where this is no room of this kind in this fair. */
  protected abstract circle(fairId: string, roomId: string, participantId: string): Promise<RoomCircle | null>;

  async find(fairId: string, roomId: string, participantId: string): Promise<RoomPlace | null> {
    const circle = await this.circle(fairId, roomId, participantId);
    if (!circle?.ids.includes(participantId)) return null;
    const users = await this.participants.userIds([...circle.ids]);
    return {
      fairId,
      roomId,
      kind: this.kind,
      isModerator: false,
      seesRecordings: true,
      audiences: [...users.values()].map(audience.user),
      path: circle.path,
    };
  }
}
