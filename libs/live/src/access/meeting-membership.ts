import { Injectable } from '@nestjs/common';
import { MeetingReader } from '@parvis/meetings';
import { ParticipantReader } from '@parvis/profiles';
import { CircleMembership, type RoomCircle } from './circle-membership.js';
import { RoomMemberships } from './room-memberships.js';

/** The room of a meeting: its id is the meeting's, its people are the parties and their guests. */
@Injectable()
export class MeetingMembership extends CircleMembership {
  readonly kind = 'meeting';

  constructor(
    private readonly meetings: MeetingReader,
    participants: ParticipantReader,
    memberships: RoomMemberships,
  ) {
    super(participants, memberships);
  }

  protected async circle(fairId: string, roomId: string): Promise<RoomCircle | null> {
    const meeting = await this.meetings.circle(fairId, roomId);
    if (!meeting) return null;
    return {
      ids: meeting.people.map((person) => person.participantId),
      path: `/fairs/${fairId}/meetings/${roomId}`,
    };
  }
}
