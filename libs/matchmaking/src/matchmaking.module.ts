import { Module } from '@nestjs/common';
import { MatchmakingDataModule } from './matchmaking-data.module.js';
import { PairRuleService } from './planning/pair-rule.service.js';
import { PlanningController } from './planning/planning.controller.js';
import { PlanningService } from './planning/planning.service.js';
import { AbsenceService } from './recommendation/absence.service.js';
import { RecommendationController } from './recommendation/recommendation.controller.js';
import { RecommendationService } from './recommendation/recommendation.service.js';
import { MatchPreviewService } from './settings/match-preview.service.js';
import { MatchSettingsController } from './settings/match-settings.controller.js';
import { MatchSettingsService } from './settings/match-settings.service.js';
import { RunController } from './timetable/run.controller.js';
import { RunService } from './timetable/run.service.js';
import { WishController } from './wish/wish.controller.js';
import { WishService } from './wish/wish.service.js';

@Module({
  imports: [MatchmakingDataModule],
  controllers: [RecommendationController, MatchSettingsController, WishController, RunController, PlanningController],
  providers: [
    RecommendationService,
    AbsenceService,
    MatchSettingsService,
    MatchPreviewService,
    WishService,
    RunService,
    PlanningService,
    PairRuleService,
  ],
})
export class MatchmakingModule {}
