import { Anchor, Text } from '@mantine/core';
import type { TimetableRun } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../../i18n/use-format.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { RunBadge } from './run-badge.js';
import { useRunWords } from './use-run-words.js';

/** Runs and what-ifs, newest first. */
export function RunTable({ runs }: { runs: TimetableRun[] }) {
  const { t } = useTranslation('organiser');
  const format = useFormat();
  const words = useRunWords();
  const number = (key: string, label: string, render: (run: TimetableRun) => string): Column<TimetableRun> => ({
    key,
    header: label,
    label,
    align: 'right',
    render: (run) => <Text size="sm">{run.status === 'finished' ? render(run) : '–'}</Text>,
  });
  const columns: Column<TimetableRun>[] = [
    {
      key: 'number',
      header: t('timetable.run'),
      render: (run) => (
        <>
          <Anchor component={Link} to={run.id} fw={600} size="sm">
            {words.nameOf(run)}
          </Anchor>
          {run.changes && <Text size="sm">{format.list(words.changesOf(run.changes))}</Text>}
          {run.note && <Text size="sm">{run.note}</Text>}
          <Text size="xs" c="dimmed">
            {format.moment(run.createdAt)}
          </Text>
        </>
      ),
    },
    {
      key: 'status',
      header: t('timetable.state'),
      label: t('timetable.state'),
      render: (run) => <RunBadge run={run} />,
    },
    number('meetings', t('timetable.meetings'), (run) => format.number(run.meetings)),
    number('people', t('timetable.peopleWithMeeting'), (run) =>
      t('timetable.ofPeople', { with: format.number(run.peopleWithMeeting), all: format.number(run.people) }),
    ),
    number('breaks', t('timetable.breaks'), (run) => (run.report ? format.number(run.report.breaks) : '–')),
    number('quality', t('timetable.quality'), words.qualityOf),
  ];
  return <DataTable caption={t('timetable.runs')} columns={columns} rows={runs} keyOf={({ id }) => id} />;
}
