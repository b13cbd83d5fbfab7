import { Badge } from '@mantine/core';
import type { TimetableRun } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';

const colors = {
  queued: 'stone.8',
  running: 'petrol.8',
  finished: 'petrol.8',
  failed: 'red.8',
  cancelled: 'gray.8',
} as const;

/** State of a run; a published one says so. */
export function RunBadge({ run }: { run: TimetableRun }) {
  const { t } = useTranslation('organiser');
  if (run.publishedAt) {
    return (
      <Badge variant="filled" color="petrol.8">
        {t('timetable.status.published')}
      </Badge>
    );
  }
  return (
    <Badge variant="outline" color={colors[run.status]}>
      {t(`timetable.status.${run.status}`)}
    </Badge>
  );
}
