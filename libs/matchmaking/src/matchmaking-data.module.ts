import { Module } from '@nestjs/common';
import { FairsDataModule } from '@parvis/fairs';
import { ProfilesDataModule } from '@parvis/profiles';
import { PairRuleRepository } from './planning/pair-rule.repository.js';
import { PersonLimitRepository } from './planning/person-limit.repository.js';
import { PersonLines } from './planning/person-lines.js';
import { PlanningReader } from './planning/planning-reader.js';
import { PlanningRulesRepository } from './planning/planning-rules.repository.js';
import { PrecedenceRepository } from './planning/precedence.repository.js';
import { IndexVersion } from './recommendation/index-version.js';
import { MatchIndexStore } from './recommendation/match-index.store.js';
import { PlanRepository } from './timetable/plan.repository.js';
import { RunRepository } from './timetable/run.repository.js';
import { RunEffects } from './timetable/run-effects.js';
import { TimetableReader } from './timetable/timetable-reader.js';
import { WishRepository } from './wish/wish.repository.js';

const planning = [
  PlanningRulesRepository,
  PersonLimitRepository,
  PairRuleRepository,
  PrecedenceRepository,
  PlanningReader,
  PersonLines,
];

const shared = [
  ...planning,
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
