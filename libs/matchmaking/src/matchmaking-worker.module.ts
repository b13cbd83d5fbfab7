import { Module } from '@nestjs/common';
import { matchingJobs } from './matching-jobs.providers.js';
import { MatchmakingDataModule } from './matchmaking-data.module.js';
import { timetableJobs } from './timetable.providers.js';

@Module({
  imports: [MatchmakingDataModule],
  providers: [...matchingJobs, ...timetableJobs],
})
export class MatchmakingWorkerModule {}
