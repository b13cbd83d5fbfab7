import { Module } from '@nestjs/common';
import { MatchmakingDataModule } from '@parvis/matchmaking';
import { MeetingRepository } from './agenda/meeting.repository.js';
import { MeetingReader } from './agenda/meeting-reader.js';
import { MeetingBooker } from './booking/meeting-booker.js';
import { PublicationRepository } from './publish/publication.repository.js';
import { RequestProducts } from './request/request-products.js';

/** What both halves of meetings stand on. */
@Module({
  imports: [MatchmakingDataModule],
  providers: [MeetingReader, MeetingBooker, MeetingRepository, PublicationRepository, RequestProducts],
  exports: [
    MeetingReader,
    MeetingBooker,
    MeetingRepository,
    PublicationRepository,
    RequestProducts,
    MatchmakingDataModule,
  ],
})
export class MeetingsDataModule {}
