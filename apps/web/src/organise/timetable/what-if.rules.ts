import type { Fair, PlanningRules, WhatIf } from '@parvis/contracts';
import { slotsADay } from '../settings/slots-a-day.js';

/** Everything that a what-if can change, as it is in the fair or as it is asked for. */
export type WhatIfValues = Required<WhatIf>;

export const whatIfKeys = [
  'tables',
  'dayStartsAt',
  'dayEndsAt',
  'slotMinutes',
  'breakMinutes',
  'boothSeats',
  'maxMeetings',
] as const satisfies readonly (keyof WhatIf)[];

/** What the fair and its rules say now. */
export const valuesNow = (fair: Fair, rules: PlanningRules): WhatIfValues => ({
  tables: fair.tables,
  dayStartsAt: fair.dayStartsAt,
  dayEndsAt: fair.dayEndsAt,
  slotMinutes: fair.slotMinutes,
  breakMinutes: fair.breakMinutes,
  boothSeats: rules.boothSeats,
  maxMeetings: rules.maxMeetings,
});

/** Only what is different from now. */
export const changesOf = (now: WhatIfValues, asked: WhatIfValues): WhatIf =>
  Object.fromEntries(whatIfKeys.filter((key) => asked[key] !== now[key]).map((key) => [key, asked[key]]));

/** Start times of the slots that an ordinary day would have. */
export const slotsWith = (fair: Fair, asked: WhatIfValues): string[] => slotsADay({ ...fair, ...asked });

/** A wall-clock time so many minutes later, midnight at the latest. */
export function later(time: string, minutes: number): string {
  const [hours = 0, rest = 0] = time.split(':').map(Number);
  const at = Math.min(hours * 60 + rest + minutes, 23 * 60 + 59);
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
}
