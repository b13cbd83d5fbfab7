import { Module } from '@nestjs/common';
import { FairsDataModule } from '@parvis/fairs';
import { ProfilesDataModule } from '@parvis/profiles';
import { IndexVersion } from './recommendation/index-version.js';
import { MatchIndexStore } from './recommendation/match-index.store.js';
import { PlanRepository } from './timetable/plan.repository.js';
import { RunRepository } from './timetable/run.repository.js';
import { RunEffects } from './timetable/run-effects.js';
import { TimetableReader } from './timetable/timetable-reader.js';
import { WishRepository } from './wish/wish.repository.js';

const shared = [
  IndexVersion,
  MatchIndexStore,
  WishRepository,
  RunRepository,
  PlanRepository,
  RunEffects,
  TimetableReader,
];

/** What both halves of matchmaking, and readers outside, stand on. */
@Module({
  imports: [FairsDataModule, ProfilesDataModule],
  providers: shared,
  exports: [...shared, FairsDataModule, ProfilesDataModule],
})
export class MatchmakingDataModule {}
