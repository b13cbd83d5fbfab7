import { Injectable } from '@nestjs/common';
import { notFound } from '@parvis/platform';
import { type ParticipantIdentity, ParticipantReader } from '@parvis/profiles';
import type { RoomMembership, RoomPlace } from './room-membership.js';

/** A person at a room of a fair. */
export interface RoomMember {
  participant: ParticipantIdentity;
  place: RoomPlace;
}

/** Decides who belongs to a room, whatever its kind. Each kind registers itself when its module starts. */
@Injectable()
export class RoomMemberships {
  private readonly kinds: RoomMembership[] = [];

  constructor(private readonly participants: ParticipantReader) {}

  register(membership: RoomMembership): void {
    if (this.kinds.some(({ kind }) => kind === membership.kind))
      throw new Error(`Two memberships of rooms of the kind ${membership.kind}`);
    this.kinds.push(membership);
  }

  async find(fairId: string, roomId: string, participantId: string): Promise<RoomPlace | null> {
    const places = await Promise.all(this.kinds.map((kind) => kind.find(fairId, roomId, participantId)));
    return places.find((place) => place !== null) ?? null;
  }

  /** How rooms know an account in this fair: by its participant's id, or by its own where it has no profile, as organisers may. */
  async idOf(fairId: string, userId: string): Promise<string> {
    return (await this.participants.byUser(fairId, userId))?.id ?? userId;
  }

  /**
   * The caller at a room.
   * @throws NOT_FOUND for whoever does not belong to it, as for a room that does not exist.
   */
  async require(fairId: string, roomId: string, userId: string): Promise<RoomMember> {
    const participant = await this.participants.byUser(fairId, userId);
    const place = participant && (await this.find(fairId, roomId, participant.id));
    if (!participant || !place) throw notFound('room');
    return { participant, place };
  }
}
