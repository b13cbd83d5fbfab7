import { Module } from '@nestjs/common';
import { MatchmakingDataModule } from './matchmaking-data.module.js';
import { FairChangedHandler, ProfilesChangedHandler } from './recommendation/index-stale.handlers.js';
import { RunRequestedHandler } from './timetable/run-requested.handler.js';

@Module({
  imports: [MatchmakingDataModule],
  providers: [ProfilesChangedHandler, FairChangedHandler, RunRequestedHandler],
})
export class MatchmakingWorkerModule {}
