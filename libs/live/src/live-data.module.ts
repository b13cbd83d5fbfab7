import { Module } from '@nestjs/common';
import { MeetingsDataModule } from '@parvis/meetings';
import { RoomRevocations } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { MeetingMembership } from './access/meeting-membership.js';
import { RoomMemberships } from './access/room-memberships.js';
import { RoomPeople } from './access/room-person.js';
import { TeamMembership } from './access/team-membership.js';
import { LoungeRepository } from './lounge/lounge.repository.js';
import { LoungeMembership } from './lounge/lounge-membership.js';
import { RouletteMembership } from './roulette/roulette-membership.js';
import { RouletteSeatRepository } from './roulette/roulette-seat.repository.js';
import { StageRepository } from './stage/stage.repository.js';
import { StageMembership } from './stage/stage-membership.js';
import { StandCallRepository } from './stand-call/stand-call.repository.js';
import { StandCallMembership } from './stand-call/stand-call-membership.js';

/** What both halves of live stand on. */
@Module({
  imports: [MeetingsDataModule],
  providers: [
    ParticipantReader,
    RoomMemberships,
    RoomRevocations,
    RoomPeople,
    MeetingMembership,
    TeamMembership,
    StageRepository,
    StageMembership,
    RouletteSeatRepository,
    RouletteMembership,
    LoungeRepository,
    LoungeMembership,
    StandCallRepository,
    StandCallMembership,
  ],
  exports: [
    ParticipantReader,
    RoomMemberships,
    RoomRevocations,
    RoomPeople,
    StageRepository,
    RouletteSeatRepository,
    LoungeRepository,
    StandCallRepository,
    MeetingsDataModule,
  ],
})
export class LiveDataModule {}
