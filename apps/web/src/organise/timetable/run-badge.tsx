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

/** State of a run; the one on the agendas says so, and one that was. */
export function RunBadge({ run }: { run: TimetableRun }) {
  const { t } = useTranslation('organiser');
  if (run.isCurrent) {
    return (
      <Badge variant="filled" color="petrol.8">
        {t('timetable.status.current')}
      </Badge>
    );
  }
  if (run.publishedAt) return <Badge color="stone.8">{t('timetable.status.former')}</Badge>;
  if (run.kind === 'what-if' && run.status === 'finished') {
    return <Badge color="stone.8">{t('timetable.status.answered')}</Badge>;
  }
  return <Badge color={colors[run.status]}>{t(`timetable.status.${run.status}`)}</Badge>;
}
