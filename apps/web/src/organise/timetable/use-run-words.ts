import type { TimetableRun, WhatIf } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import { gapInWishes, qualityOf } from './run-state.js';

/** Sentences about a run that several pages need. */
export function useRunWords() {
  const { t } = useTranslation('organiser');
  const format = useFormat();
  const change = {
    tables: (count) => t('timetable.whatIf.change.tables', { count }),
    dayStartsAt: (time) => t('timetable.whatIf.change.dayStartsAt', { time }),
    dayEndsAt: (time) => t('timetable.whatIf.change.dayEndsAt', { time }),
    slotMinutes: (minutes) => t('timetable.whatIf.change.slotMinutes', { minutes }),
    breakMinutes: (minutes) => t('timetable.whatIf.change.breakMinutes', { minutes }),
    boothSeats: (count) => t('timetable.whatIf.change.boothSeats', { count }),
    maxMeetings: (count) =>
      count === null ? t('timetable.whatIf.change.noMaxMeetings') : t('timetable.whatIf.change.maxMeetings', { count }),
  } satisfies { [Key in keyof WhatIf]-?: (value: Exclude<WhatIf[Key], undefined>) => string };

  return {
    /** Timetable no. 3, or What-if no. 4 */
    nameOf: ({ kind, number }: Pick<TimetableRun, 'kind' | 'number'>) =>
      t(kind === 'what-if' ? 'timetable.whatIfNumber' : 'timetable.number', { number }),
    /** 40 tables, day ends at 19:00 */
    changesOf: (changes: WhatIf) =>
      (Object.keys(change) as (keyof WhatIf)[])
        .filter((key) => changes[key] !== undefined)
        .map((key) => (change[key] as (value: unknown) => string)(changes[key])),
    /** How near the run is to the best that is possible. */
    gapOf: (run: TimetableRun) => {
      const quality = qualityOf(run);
      if (quality === null) return t('timetable.gap.nothing');
      const wishes = gapInWishes(run);
      if (wishes === 0) return t('timetable.gap.none');
      return t('timetable.gap.some', { count: wishes, wishes: format.number(wishes), share: percentOf(quality) });
    },
    qualityOf: (run: TimetableRun) => {
      const quality = qualityOf(run);
      return quality === null ? '–' : gapInWishes(run) === 0 ? format.percent(1) : percentOf(quality);
    },
  };

  // Short of the best by less than a thousandth is still short of it.
  function percentOf(quality: number): string {
    return format.percentFloor(Math.min(quality, 0.9999));
  }
}
