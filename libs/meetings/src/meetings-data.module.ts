import { Module } from '@nestjs/common';
import { MatchmakingDataModule } from '@parvis/matchmaking';
import { AppConfig } from '@parvis/platform';
import { MeetingRepository } from './agenda/meeting.repository.js';
import { MeetingReader } from './agenda/meeting-reader.js';
import { AgendaSessions } from './agenda-session/agenda-sessions.js';
import { HeldRecorder } from './attendance/held-recorder.js';
import { PresenceRepository } from './attendance/presence.repository.js';
import { MeetingBooker } from './booking/meeting-booker.js';
import { InterpreterBookings } from './interpreter/interpreter-bookings.js';
import { InterpreterKeys } from './interpreter/interpreter-keys.js';
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
    {
      provide: InterpreterKeys,
      inject: [AppConfig],
      useFactory: (config: AppConfig) => new InterpreterKeys(config.get('APP_SECRET')),
    },
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
    InterpreterKeys,
    MatchmakingDataModule,
  ],
})
export class MeetingsDataModule {}
