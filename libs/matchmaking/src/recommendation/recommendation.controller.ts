import { Controller } from '@nestjs/common';
import { getMatch, type InputOf, listRecommendations } from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input } from '@parvis/platform';
import { RecommendationService } from './recommendation.service.js';

@Controller()
export class RecommendationController {
  constructor(private readonly recommendations: RecommendationService) {}

  @Handles(listRecommendations)
  list(@Input() { params, query }: InputOf<typeof listRecommendations>, @CurrentCaller() caller: FairCaller) {
    return this.recommendations.list(params.fairId, caller.userId, query.limit);
  }

  @Handles(getMatch)
  one(@Input() { params }: InputOf<typeof getMatch>, @CurrentCaller() caller: FairCaller) {
    return this.recommendations.one(params.fairId, caller.userId, params.participantId);
  }
}
