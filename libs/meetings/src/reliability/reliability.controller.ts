import { Controller } from '@nestjs/common';
import {
  appealCase,
  decideAppeal,
  getReliability,
  type InputOf,
  listAppeals,
  listReliabilityCases,
} from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input } from '@parvis/platform';
import { AppealService } from './appeal.service.js';
import { ReliabilityService } from './reliability.service.js';

@Controller()
export class ReliabilityController {
  constructor(
    private readonly reliability: ReliabilityService,
    private readonly appeals: AppealService,
  ) {}

  @Handles(getReliability)
  get(@Input() { params }: InputOf<typeof getReliability>, @CurrentCaller() { userId }: FairCaller) {
    return this.reliability.of(params.fairId, userId);
  }

  @Handles(listReliabilityCases)
  cases(@Input() { params, query }: InputOf<typeof listReliabilityCases>, @CurrentCaller() { userId }: FairCaller) {
    return this.reliability.list(params.fairId, userId, query);
  }

  @Handles(appealCase)
  appeal(@Input() { params, body }: InputOf<typeof appealCase>, @CurrentCaller() { userId }: FairCaller) {
    return this.appeals.appeal(params.fairId, userId, body);
  }

  @Handles(listAppeals)
  list(@Input() { params, query }: InputOf<typeof listAppeals>) {
    return this.appeals.list(params.fairId, query);
  }

  @Handles(decideAppeal)
  decide(@Input() { params, body }: InputOf<typeof decideAppeal>, @CurrentCaller() { userId }: FairCaller) {
    return this.appeals.decide(params.fairId, params.appealId, userId, body);
  }
}
