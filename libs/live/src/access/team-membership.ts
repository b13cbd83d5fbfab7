import { Injectable } from '@nestjs/common';
import { MeetingReader } from '@parvis/meetings';
import { ParticipantReader } from '@parvis/profiles';
import { CircleMembership, type RoomCircle } from './circle-membership.js';
import { RoomMemberships } from './room-memberships.js';

/** The back room of one side of a meeting: its people are those of the same company, guests included. */
@Injectable()
export class TeamMembership extends CircleMembership {
  readonly kind = 'team';

  constructor(
    private readonly meetings: MeetingReader,
    participants: ParticipantReader,
    memberships: RoomMemberships,
  ) {
    super(participants, memberships);
  }

  protected async circle(fairId: string, roomId: string, participantId: string): Promise<RoomCircle | null> {
    if (!isNameBased(roomId)) return null;
    const person = await this.participants.find(fairId, participantId);
    if (!person) return null;
    const meeting = await this.meetings.ofTeamRoom(fairId, roomId, person);
    if (!meeting) return null;
    const ids = meeting.people.map((other) => other.participantId);
    const faces = await this.participants.faces(fairId, ids);
    const isColleague = (other: { companyId: string | null } | undefined) =>
      person.companyId !== null && other?.companyId === person.companyId;
    return {
      ids: ids.filter((id) => id === participantId || isColleague(faces.get(id))),
      path: `/fairs/${fairId}/meetings/${meeting.meetingId}`,
    };
  }
}

/** Back rooms have ids of version 5; all other rooms are spared the search. */
const isNameBased = (roomId: string) => roomId.charAt(14) === '5';
