import { NativeSelect, Stack, Text } from '@mantine/core';
import { listRunLoads, type PersonLoad, type TimetableRun } from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePaged } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { LoadMore } from '../../ui/load-more.js';
import { Panel } from '../../ui/panel.js';
import { QueryView } from '../../ui/query-view.js';
import { SearchField } from '../../ui/search-field.js';
import { LoadBars } from './load-bars.js';
import classes from './load-bars.module.css';
import { PersonCell } from './person-cell.js';
import { useMissingWords } from './use-missing-words.js';

const orders = ['most', 'fewest', 'breaks', 'missing'] as const;

/** How the meetings of a run are spread over people: all at a glance, then each one. */
export function RunLoads({ run }: { run: TimetableRun }) {
  const { t } = useTranslation(['organiser', 'common']);
  const { fairId } = useFair();
  const format = useFormat();
  const missing = useMissingWords();
  const [search, setSearch] = useState('');
  const [order, setOrder] = useState<(typeof orders)[number]>('most');
  const loads = usePaged(listRunLoads, {
    params: { fairId, runId: run.id },
    query: { search: search || undefined, order, limit: 50 },
  });
  const number = (key: 'meetings' | 'wished' | 'breaks'): Column<PersonLoad> => ({
    key,
    header: t(`timetable.load.${key}`),
    label: t(`timetable.load.${key}`),
    align: 'right',
    render: (load) => <Text size="sm">{format.number(load[key])}</Text>,
  });
  const columns: Column<PersonLoad>[] = [
    { key: 'person', header: t('timetable.load.person'), render: ({ person }) => <PersonCell person={person} /> },
    number('meetings'),
    number('wished'),
    number('breaks'),
    {
      key: 'missing',
      header: t('timetable.load.missing'),
      label: t('timetable.load.missing'),
      render: (load) => <Text size="sm">{load.missing > 0 ? missing.of(load) : '–'}</Text>,
    },
  ];
  return (
    <Stack>
      {run.report && run.report.load.length > 0 && (
        <Panel title={t('timetable.load.chart')} lead={missing.summary(run.report.belowMinimum)}>
          <LoadBars load={run.report.load} />
        </Panel>
      )}
      <div className={classes.filters}>
        <SearchField label={t('timetable.search')} onSearch={setSearch} />
        <NativeSelect
          label={t('timetable.load.order')}
          value={order}
          onChange={(event) => setOrder(orders.find((one) => one === event.currentTarget.value) ?? 'most')}
          data={orders.map((value) => ({ value, label: t(`timetable.load.orders.${value}`) }))}
        />
      </div>
      <QueryView query={loads}>
        {() =>
          loads.items?.length ? (
            <>
              <DataTable
                caption={t('timetable.load.tab')}
                columns={columns}
                rows={loads.items}
                keyOf={({ person }) => person.id}
              />
              <LoadMore list={loads} />
            </>
          ) : (
            <EmptyState title={t(search ? 'common:list.noMatch' : 'timetable.load.none')}>
              {search ? t('common:list.noMatchText') : order === 'missing' && t('timetable.load.noneMissing')}
            </EmptyState>
          )
        }
      </QueryView>
    </Stack>
  );
}
