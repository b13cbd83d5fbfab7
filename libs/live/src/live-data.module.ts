import { Module } from '@nestjs/common';
import { MeetingsDataModule } from '@parvis/meetings';
import { ParticipantReader } from '@parvis/profiles';
import { MeetingMembership } from './access/meeting-membership.js';
import { RoomMemberships } from './access/room-memberships.js';

/** What both halves of live stand on. */
@Module({
  imports: [MeetingsDataModule],
  providers: [ParticipantReader, RoomMemberships, MeetingMembership],
  exports: [ParticipantReader, RoomMemberships, MeetingsDataModule],
})
export class LiveDataModule {}
