import { Controller } from '@nestjs/common';
import { getAbsence, getBoothAbsence, getMatch, type InputOf, listRecommendations } from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input } from '@parvis/platform';
import { AbsenceService } from './absence.service.js';
import { RecommendationService } from './recommendation.service.js';

@Controller()
export class RecommendationController {
  constructor(
    private readonly recommendations: RecommendationService,
    private readonly absences: AbsenceService,
  ) {}

  @Handles(listRecommendations)
  list(@Input() { params, query }: InputOf<typeof listRecommendations>, @CurrentCaller() caller: FairCaller) {
    return this.recommendations.list(params.fairId, caller.userId, query.limit, query.purpose);
  }

  @Handles(getMatch)
  one(@Input() { params }: InputOf<typeof getMatch>, @CurrentCaller() caller: FairCaller) {
    return this.recommendations.one(params.fairId, caller.userId, params.participantId);
  }

  @Handles(getAbsence)
  absence(@Input() { params }: InputOf<typeof getAbsence>, @CurrentCaller() caller: FairCaller) {
    return this.absences.ofPerson(params.fairId, caller.userId, params.participantId);
  }

  @Handles(getBoothAbsence)
  boothAbsence(@Input() { params }: InputOf<typeof getBoothAbsence>, @CurrentCaller() caller: FairCaller) {
    return this.absences.ofBooth(params.fairId, caller.userId, params.boothId);
  }
}
