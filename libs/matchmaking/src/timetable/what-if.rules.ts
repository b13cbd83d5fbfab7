import type { Fair, PlanningRules, WhatIf } from '@parvis/contracts';

type FairLike = Pick<Fair, 'tables' | 'dayStartsAt' | 'dayEndsAt' | 'slotMinutes' | 'breakMinutes'>;

/** The fair and its rules as they would be. */
export function withChanges<F extends FairLike>(
  fair: F,
  rules: PlanningRules,
  changes: WhatIf | null,
): { fair: F; rules: PlanningRules } {
  if (!changes) return { fair, rules };
  const { boothSeats = rules.boothSeats, maxMeetings = rules.maxMeetings, ...settings } = changes;
  return { fair: { ...fair, ...settings }, rules: { ...rules, boothSeats, maxMeetings } };
}

/** Whether the meetings would lie at other times, so that nothing can stay where it is. */
export const changesSlots = (changes: WhatIf | null): boolean =>
  changes !== null &&
  (['dayStartsAt', 'dayEndsAt', 'slotMinutes', 'breakMinutes'] as const).some((key) => changes[key] !== undefined);
