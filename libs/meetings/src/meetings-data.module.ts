import { Module } from '@nestjs/common';
import { MatchmakingDataModule } from '@parvis/matchmaking';
import { MeetingRepository } from './agenda/meeting.repository.js';
import { MeetingReader } from './agenda/meeting-reader.js';
import { PublicationRepository } from './publish/publication.repository.js';

/** What both halves of meetings stand on. */
@Module({
  imports: [MatchmakingDataModule],
  providers: [MeetingReader, MeetingRepository, PublicationRepository],
  exports: [MeetingReader, MeetingRepository, PublicationRepository, MatchmakingDataModule],
})
export class MeetingsDataModule {}
