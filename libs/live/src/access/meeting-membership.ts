import { Injectable, type OnModuleInit } from '@nestjs/common';
import { MeetingReader } from '@parvis/meetings';
import { audience } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import type { RoomMembership, RoomPlace } from './room-membership.js';
import { RoomMemberships } from './room-memberships.js';

/** The room of a meeting: its id is the meeting's, its people are the parties and their guests. */
@Injectable()
export class MeetingMembership implements RoomMembership, OnModuleInit {
  readonly kind = 'meeting';

  constructor(
    private readonly meetings: MeetingReader,
    private readonly participants: ParticipantReader,
    private readonly memberships: RoomMemberships,
  ) {}

  onModuleInit() {
    this.memberships.register(this);
  }

  async find(fairId: string, roomId: string, participantId: string): Promise<RoomPlace | null> {
    const meeting = await this.meetings.circle(fairId, roomId);
    const ids = meeting?.people.map((person) => person.participantId) ?? [];
    if (!ids.includes(participantId)) return null;
    const users = await this.participants.userIds(ids);
    return {
      fairId,
      roomId,
      kind: this.kind,
      isModerator: false,
      seesRecordings: true,
      audiences: [...users.values()].map(audience.user),
      path: `/fairs/${fairId}/meetings/${roomId}`,
    };
  }
}
