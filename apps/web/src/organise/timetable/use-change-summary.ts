import type { RunComparison } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';

/** What publishing a run changes, in one line: 12 meetings move and 340 people are told. Null where nothing changes. */
export function useChangeSummary() {
  const { t } = useTranslation('organiser');
  const format = useFormat();
  return (comparison: RunComparison): string | null => {
    const parts = (['added', 'moved', 'removed'] as const)
      .filter((key) => comparison[key] > 0)
      .map((key) => t(`timetable.publish.${key}`, { count: comparison[key] }));
    if (parts.length === 0) return null;
    return format.list([...parts, t('timetable.publish.told', { count: comparison.peopleAffected })]);
  };
}
