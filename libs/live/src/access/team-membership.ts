import { Injectable, type OnModuleInit } from '@nestjs/common';
import { MeetingReader } from '@parvis/meetings';
import { audience } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import type { RoomMembership, RoomPlace } from './room-membership.js';
import { RoomMemberships } from './room-memberships.js';

/** The back room of one side of a meeting: its people are those of the same company, guests included. */
@Injectable()
export class TeamMembership implements RoomMembership, OnModuleInit {
  readonly kind = 'team';

  constructor(
    private readonly meetings: MeetingReader,
    private readonly participants: ParticipantReader,
    private readonly memberships: RoomMemberships,
  ) {}

  onModuleInit() {
    this.memberships.register(this);
  }

  async find(fairId: string, roomId: string, participantId: string): Promise<RoomPlace | null> {
    if (!isNameBased(roomId)) return null;
    const person = await this.participants.find(fairId, participantId);
    if (!person) return null;
    const meeting = await this.meetings.ofTeamRoom(fairId, roomId, person);
    if (!meeting) return null;
    const ids = meeting.people.map((other) => other.participantId);
    const faces = await this.participants.faces(fairId, ids);
    const isColleague = (other: { companyId: string | null } | undefined) =>
      person.companyId !== null && other?.companyId === person.companyId;
    const side = ids.filter((id) => id === participantId || isColleague(faces.get(id)));
    const users = await this.participants.userIds(side);
    return {
      fairId,
      roomId,
      kind: this.kind,
      isModerator: false,
      seesRecordings: true,
      audiences: [...users.values()].map(audience.user),
      path: `/fairs/${fairId}/meetings/${meeting.meetingId}`,
    };
  }
}

/** Back rooms have ids of version 5; all other rooms are spared the search. */
const isNameBased = (roomId: string) => roomId.charAt(14) === '5';
