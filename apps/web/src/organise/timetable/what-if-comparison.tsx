import { Text } from '@mantine/core';
import { listRuns, type TimetableRun } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { Panel } from '../../ui/panel.js';
import { QueryView } from '../../ui/query-view.js';
import { useRunWords } from './use-run-words.js';

interface Measure {
  key: string;
  label: string;
  of: (run: TimetableRun) => number | null;
}

/** The numbers of a what-if beside those of the timetable on the agendas, or of the newest one before any is. */
export function WhatIfComparison({ run }: { run: TimetableRun }) {
  const { t } = useTranslation('organiser');
  const { fairId } = useFair();
  const format = useFormat();
  const words = useRunWords();
  const runs = useEndpoint(listRuns, { params: { fairId }, query: { kind: 'plan', limit: 100 } });
  const measures: Measure[] = [
    { key: 'meetings', label: t('timetable.meetings'), of: ({ meetings }) => meetings },
    { key: 'people', label: t('timetable.peopleWithMeeting'), of: ({ peopleWithMeeting }) => peopleWithMeeting },
    { key: 'refused', label: t('timetable.refusals'), of: ({ report }) => report && refusedOf(report.refusals) },
    { key: 'breaks', label: t('timetable.breaks'), of: ({ report }) => report?.breaks ?? null },
    { key: 'slots', label: t('timetable.slots'), of: ({ report }) => report?.slots ?? null },
  ];
  const number = (value: number | null) => (value === null ? '–' : format.number(value));
  return (
    <QueryView query={runs}>
      {({ items }) => {
        const finished = items.filter(({ status }) => status === 'finished');
        const base = finished.find(({ isCurrent }) => isCurrent) ?? finished[0];
        if (!base) return <Panel>{t('timetable.whatIf.noBase')}</Panel>;
        const title = t('timetable.whatIf.beside', { name: words.nameOf(base) });
        const columns: Column<Measure>[] = [
          {
            key: 'label',
            header: t('timetable.whatIf.measure'),
            render: ({ label }) => <Text size="sm">{label}</Text>,
          },
          {
            key: 'base',
            header: words.nameOf(base),
            label: words.nameOf(base),
            align: 'right',
            render: ({ of }) => <Text size="sm">{number(of(base))}</Text>,
          },
          {
            key: 'this',
            header: t('timetable.whatIf.thisOne'),
            label: t('timetable.whatIf.thisOne'),
            align: 'right',
            render: ({ of }) => <Text size="sm">{number(of(run))}</Text>,
          },
          {
            key: 'difference',
            header: t('timetable.whatIf.difference'),
            label: t('timetable.whatIf.difference'),
            align: 'right',
            render: ({ of }) => {
              const [before, after] = [of(base), of(run)];
              return (
                <Text size="sm" fw={700}>
                  {before === null || after === null ? '–' : format.signed(after - before)}
                </Text>
              );
            },
          },
        ];
        return (
          <Panel title={title}>
            <DataTable caption={title} columns={columns} rows={measures} keyOf={({ key }) => key} />
          </Panel>
        );
      }}
    </QueryView>
  );
}

const refusedOf = (refusals: readonly { wishes: number }[]) => refusals.reduce((sum, { wishes }) => sum + wishes, 0);
