import { Module } from '@nestjs/common';
import { MatchmakingDataModule } from '@parvis/matchmaking';
import { MeetingRepository } from './agenda/meeting.repository.js';
import { MeetingReader } from './agenda/meeting-reader.js';
import { AgendaSessions } from './agenda-session/agenda-sessions.js';
import { HeldRecorder } from './attendance/held-recorder.js';
import { PresenceRepository } from './attendance/presence.repository.js';
import { MeetingBooker } from './booking/meeting-booker.js';
import { InterpreterBookings } from './interpreter/interpreter-bookings.js';
import { PublicationRepository } from './publish/publication.repository.js';
import { RequestProducts } from './request/request-products.js';

/** What both halves of meetings stand on. */
@Module({
  imports: [MatchmakingDataModule],
  providers: [
    AgendaSessions,
    MeetingReader,
    MeetingBooker,
    MeetingRepository,
    PublicationRepository,
    RequestProducts,
    PresenceRepository,
    HeldRecorder,
    InterpreterBookings,
  ],
  exports: [
    AgendaSessions,
    MeetingReader,
    MeetingBooker,
    MeetingRepository,
    PublicationRepository,
    RequestProducts,
    PresenceRepository,
    HeldRecorder,
    InterpreterBookings,
    MatchmakingDataModule,
  ],
})
export class MeetingsDataModule {}
