import { Module } from '@nestjs/common';
import { BoothsDataModule } from '@parvis/booths';
import { FairsDataModule } from '@parvis/fairs';
import { ProfilesDataModule } from '@parvis/profiles';
import { matching } from './matching.providers.js';
import { PairRuleRepository } from './planning/pair-rule.repository.js';
import { PersonLimitRepository } from './planning/person-limit.repository.js';
import { PersonLines } from './planning/person-lines.js';
import { PlanningReader } from './planning/planning-reader.js';
import { PlanningRulesRepository } from './planning/planning-rules.repository.js';
import { PrecedenceRepository } from './planning/precedence.repository.js';
import { PlanRepository } from './timetable/plan.repository.js';
import { RunRepository } from './timetable/run.repository.js';
import { RunEffects } from './timetable/run-effects.js';
import { TimetableReader } from './timetable/timetable-reader.js';

const planning = [
  PlanningRulesRepository,
  PersonLimitRepository,
  PairRuleRepository,
  PrecedenceRepository,
  PlanningReader,
  PersonLines,
];

const shared = [...planning, ...matching, RunRepository, PlanRepository, RunEffects, TimetableReader];

/** What both halves of matchmaking, and readers outside, stand on. */
@Module({
  imports: [FairsDataModule, ProfilesDataModule, BoothsDataModule],
  providers: shared,
  exports: [...shared, FairsDataModule, ProfilesDataModule, BoothsDataModule],
})
export class MatchmakingDataModule {}
