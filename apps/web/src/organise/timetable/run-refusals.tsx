import { Badge, Stack, Text } from '@mantine/core';
import { listRunRefusals, type RefusedWish, type TimetableRun } from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePaged } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { LoadMore } from '../../ui/load-more.js';
import { QueryView } from '../../ui/query-view.js';
import { SearchField } from '../../ui/search-field.js';
import { PersonCell } from './person-cell.js';

const reasons = [
  'no-common-slot',
  'first-person-full',
  'second-person-full',
  'both-full-at-common-times',
  'no-table',
  'quota',
  'unknown-person',
  'already-meeting',
] as const;

/** Wishes that were not granted, each with its reason in words. */
export function RunRefusals({ run }: { run: TimetableRun }) {
  const { t } = useTranslation(['organiser', 'common']);
  const { fairId } = useFair();
  const [search, setSearch] = useState('');
  const refusals = usePaged(listRunRefusals, {
    params: { fairId, runId: run.id },
    query: { search: search || undefined, limit: 50 },
  });
  const words = ({ reason, a, b }: RefusedWish) => {
    const known = reasons.find((one) => one === reason);
    return known ? t(`timetable.reason.${known}`, { a: a.name, b: b.name }) : reason;
  };
  const columns: Column<RefusedWish>[] = [
    { key: 'a', header: t('timetable.columns.a'), render: ({ a }) => <PersonCell person={a} /> },
    {
      key: 'b',
      header: t('timetable.columns.b'),
      label: t('timetable.columns.b'),
      render: ({ b }) => <PersonCell person={b} />,
    },
    {
      key: 'mutual',
      header: t('timetable.columns.wish'),
      label: t('timetable.columns.wish'),
      render: ({ isMutual }) => (
        <Badge variant="outline" color={isMutual ? 'petrol.8' : 'stone.8'}>
          {t(isMutual ? 'timetable.mutual' : 'timetable.oneSided')}
        </Badge>
      ),
    },
    {
      key: 'reason',
      header: t('timetable.columns.reason'),
      label: t('timetable.columns.reason'),
      render: (wish) => <Text size="sm">{words(wish)}</Text>,
    },
  ];
  return (
    <Stack>
      <SearchField label={t('timetable.search')} maw={420} onSearch={setSearch} />
      <QueryView query={refusals}>
        {() =>
          refusals.items?.length ? (
            <>
              <DataTable
                caption={t('timetable.refusals')}
                columns={columns}
                rows={refusals.items}
                keyOf={({ a, b }) => `${a.id}-${b.id}`}
              />
              <LoadMore list={refusals} />
            </>
          ) : (
            <EmptyState
              title={t(search ? 'common:list.noMatch' : run.wishes > 0 ? 'timetable.noRefusals' : 'timetable.noWishes')}
            >
              {search ? t('common:list.noMatchText') : undefined}
            </EmptyState>
          )
        }
      </QueryView>
    </Stack>
  );
}
