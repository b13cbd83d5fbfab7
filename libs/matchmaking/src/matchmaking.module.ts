import { Module } from '@nestjs/common';
import { MatchmakingDataModule } from './matchmaking-data.module.js';
import { RecommendationController } from './recommendation/recommendation.controller.js';
import { RecommendationService } from './recommendation/recommendation.service.js';
import { RunController } from './timetable/run.controller.js';
import { RunService } from './timetable/run.service.js';
import { WishController } from './wish/wish.controller.js';
import { WishService } from './wish/wish.service.js';

@Module({
  imports: [MatchmakingDataModule],
  controllers: [RecommendationController, WishController, RunController],
  providers: [RecommendationService, WishService, RunService],
})
export class MatchmakingModule {}
