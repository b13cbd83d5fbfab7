import { Controller } from '@nestjs/common';
import {
  addPairRule,
  addPrecedence,
  getOwnLimit,
  getPlanningRules,
  type InputOf,
  listPairRules,
  listPersonLimits,
  listPrecedences,
  removePairRule,
  removePrecedence,
  setOwnLimit,
  setPersonLimit,
  setPlanningRules,
} from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input } from '@parvis/platform';
import { PairRuleService } from './pair-rule.service.js';
import { PlanningService } from './planning.service.js';

@Controller()
export class PlanningController {
  constructor(
    private readonly planning: PlanningService,
    private readonly pairs: PairRuleService,
  ) {}

  @Handles(getPlanningRules)
  rules(@Input() { params }: InputOf<typeof getPlanningRules>) {
    return this.planning.get(params.fairId);
  }

  @Handles(setPlanningRules)
  setRules(@Input() { params, body }: InputOf<typeof setPlanningRules>) {
    return this.planning.set(params.fairId, body);
  }

  @Handles(listPersonLimits)
  limits(@Input() { params, query }: InputOf<typeof listPersonLimits>) {
    return this.planning.listLimits(params.fairId, query);
  }

  @Handles(setPersonLimit)
  setLimit(@Input() { params, body }: InputOf<typeof setPersonLimit>) {
    return this.planning.setLimit(params.fairId, params.participantId, body);
  }

  @Handles(getOwnLimit)
  ownLimit(@Input() { params }: InputOf<typeof getOwnLimit>, @CurrentCaller() caller: FairCaller) {
    return this.planning.ownLimit(params.fairId, caller.userId);
  }

  @Handles(setOwnLimit)
  setOwnLimit(@Input() { params, body }: InputOf<typeof setOwnLimit>, @CurrentCaller() caller: FairCaller) {
    return this.planning.setOwnLimit(params.fairId, caller.userId, body.max);
  }

  @Handles(listPairRules)
  pairRules(@Input() { params, query }: InputOf<typeof listPairRules>) {
    return this.pairs.list(params.fairId, query);
  }

  @Handles(addPairRule)
  addPair(@Input() { params, body }: InputOf<typeof addPairRule>) {
    return this.pairs.add(params.fairId, body);
  }

  @Handles(removePairRule)
  removePair(@Input() { params }: InputOf<typeof removePairRule>) {
    return this.pairs.remove(params.fairId, params.ruleId);
  }

  @Handles(listPrecedences)
  precedences(@Input() { params, query }: InputOf<typeof listPrecedences>) {
    return this.pairs.listPrecedences(params.fairId, query);
  }

  @Handles(addPrecedence)
  addPrecedence(@Input() { params, body }: InputOf<typeof addPrecedence>) {
    return this.pairs.addPrecedence(params.fairId, body);
  }

  @Handles(removePrecedence)
  removePrecedence(@Input() { params }: InputOf<typeof removePrecedence>) {
    return this.pairs.removePrecedence(params.fairId, params.ruleId);
  }
}
