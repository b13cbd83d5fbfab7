import type { PlanningRules } from '@parvis/contracts';
import type { PersonLimitRow } from './person-limit.repository.js';

/** The most that the organiser lets a person have; null: no limit. */
export function allowedMaximum(rules: Pick<PlanningRules, 'maxMeetings'>, limit: PersonLimitRow | undefined) {
  return limit?.max ?? rules.maxMeetings;
}

/** The most meetings that a person can be given: what the organiser allows, and no more than the person accepts. Null: no limit. */
export function effectiveMaximum(
  rules: Pick<PlanningRules, 'maxMeetings'>,
  limit: PersonLimitRow | undefined,
): number | null {
  const limits = [allowedMaximum(rules, limit), limit?.ownMax ?? null].filter((value) => value !== null);
  return limits.length > 0 ? Math.min(...limits) : null;
}

/** The goal for a person, never above what the person can be given. */
export function effectiveMinimum(
  rules: Pick<PlanningRules, 'maxMeetings' | 'minForExhibitors' | 'minForVisitors'>,
  limit: PersonLimitRow | undefined,
  kind: 'exhibitor' | 'visitor',
): number {
  const wanted = limit?.min ?? (kind === 'exhibitor' ? rules.minForExhibitors : rules.minForVisitors);
  return Math.min(wanted, effectiveMaximum(rules, limit) ?? wanted);
}
