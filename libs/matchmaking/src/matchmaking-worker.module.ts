import { Module } from '@nestjs/common';
import { matchingJobs } from './matching-jobs.providers.js';
import { MatchmakingDataModule } from './matchmaking-data.module.js';
import { RunRequestedHandler } from './timetable/run-requested.handler.js';

@Module({
  imports: [MatchmakingDataModule],
  providers: [...matchingJobs, RunRequestedHandler],
})
export class MatchmakingWorkerModule {}
