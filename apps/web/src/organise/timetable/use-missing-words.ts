import type { PersonLoad, RunReport } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';

const reasons = ['too-few-wishes', 'too-few-slots', 'others-full'] as const;

/** Why people stay below their minimum, in words. */
export function useMissingWords() {
  const { t } = useTranslation('organiser');
  const format = useFormat();
  const reasonOf = (reason: string | null) =>
    t(`timetable.load.reason.${reasons.find((one) => one === reason) ?? 'other'}`);
  return {
    of: ({ missing, missingReason }: PersonLoad) =>
      t('timetable.load.missingWords', { count: missing, reason: reasonOf(missingReason) }),
    /** One sentence over everybody; nothing where all reach their minimum. */
    summary: (below: RunReport['belowMinimum']) => {
      const count = below.reduce((sum, { people }) => sum + people, 0);
      if (count === 0) return undefined;
      const parts = below.map(({ reason, people }) =>
        t('timetable.load.reasonCount', { reason: reasonOf(reason), people: format.number(people) }),
      );
      return t('timetable.load.belowMinimum', { count, reasons: format.list(parts) });
    },
  };
}
