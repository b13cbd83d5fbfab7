import { Injectable } from '@nestjs/common';
import type { PlanningRules } from '@parvis/contracts';
import { PairRuleRepository, type PairRuleRow } from './pair-rule.repository.js';
import { PersonLimitRepository, type PersonLimitRow } from './person-limit.repository.js';
import { effectiveMaximum } from './person-limit.rules.js';
import { PlanningRulesRepository } from './planning-rules.repository.js';
import { PrecedenceRepository, type PrecedenceRow } from './precedence.repository.js';

/** Everything that an organiser, and the people for themselves, have laid down for timetables. */
export interface Planning {
  rules: PlanningRules;
  limits: ReadonlyMap<string, PersonLimitRow>;
  pairRules: readonly PairRuleRow[];
  precedences: readonly PrecedenceRow[];
}

/** What the rest of matchmaking may know of planning rules. */
@Injectable()
export class PlanningReader {
  constructor(
    private readonly rules: PlanningRulesRepository,
    private readonly limits: PersonLimitRepository,
    private readonly pairRules: PairRuleRepository,
    private readonly precedences: PrecedenceRepository,
  ) {}

  /** With `ids` the limits of these people only. */
  async load(fairId: string, ids: readonly string[] | null = null): Promise<Planning> {
    const [rules, limits, pairRules, precedences] = await Promise.all([
      this.rules.find(fairId),
      ids ? this.limits.of(ids) : this.limits.all(fairId),
      this.pairRules.all(fairId),
      this.precedences.all(fairId),
    ]);
    return { rules, limits: new Map(limits.map((limit) => [limit.participantId, limit])), pairRules, precedences };
  }

  /** How many meetings each of these people can be given at most, by id; null: as many as there are slots. Two queries. */
  async maxMeetings(fairId: string, ids: readonly string[]): Promise<Map<string, number | null>> {
    const [rules, limits] = await Promise.all([this.rules.find(fairId), this.limits.of(ids)]);
    const limitOf = new Map(limits.map((limit) => [limit.participantId, limit]));
    return new Map(ids.map((id) => [id, effectiveMaximum(rules, limitOf.get(id))]));
  }
}
