import { Module } from '@nestjs/common';
import { MatchmakingDataModule } from './matchmaking-data.module.js';
import { AbsenceService } from './recommendation/absence.service.js';
import { OfferedProducts } from './recommendation/offered-products.js';
import { RecommendationController } from './recommendation/recommendation.controller.js';
import { RecommendationService } from './recommendation/recommendation.service.js';
import { MatchPreviewService } from './settings/match-preview.service.js';
import { MatchSettingsController } from './settings/match-settings.controller.js';
import { MatchSettingsService } from './settings/match-settings.service.js';
import { timetableControllers, timetableServices } from './timetable.providers.js';
import { WishController } from './wish/wish.controller.js';
import { WishService } from './wish/wish.service.js';
import { WishListService } from './wish/wish-list.service.js';
import { WishWindow } from './wish/wish-window.js';

@Module({
  imports: [MatchmakingDataModule],
  controllers: [RecommendationController, MatchSettingsController, WishController, ...timetableControllers],
  providers: [
    OfferedProducts,
    RecommendationService,
    AbsenceService,
    MatchSettingsService,
    MatchPreviewService,
    WishService,
    WishListService,
    WishWindow,
    ...timetableServices,
  ],
})
export class MatchmakingModule {}
