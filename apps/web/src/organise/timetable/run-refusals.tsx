import { Badge, Group, Stack, Text } from '@mantine/core';
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
import { ReasonFilter } from './reason-filter.js';
import { useRefusalWords } from './use-refusal-words.js';

/** Wishes that were not granted, each with its reason in words; the organiser's own come first. */
export function RunRefusals({ run }: { run: TimetableRun }) {
  const { t } = useTranslation(['organiser', 'common']);
  const { fairId } = useFair();
  const { sentenceOf } = useRefusalWords();
  const [search, setSearch] = useState('');
  const [reason, setReason] = useState('');
  const refusals = usePaged(listRunRefusals, {
    params: { fairId, runId: run.id },
    query: { search: search || undefined, reason: reason || undefined, limit: 50 },
  });
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
      render: ({ isMutual, isMust }) => (
        <Group gap={4}>
          {isMust && <Badge variant="filled">{t('timetable.must')}</Badge>}
          {(isMutual || !isMust) && (
            <Badge color={isMutual ? 'petrol.8' : 'stone.8'}>
              {t(isMutual ? 'timetable.mutual' : 'timetable.oneSided')}
            </Badge>
          )}
        </Group>
      ),
    },
    {
      key: 'reason',
      header: t('timetable.columns.reason'),
      label: t('timetable.columns.reason'),
      render: (wish) => <Text size="sm">{sentenceOf(wish)}</Text>,
    },
  ];
  const isFiltered = search !== '' || reason !== '';
  return (
    <Stack>
      {run.report && run.report.refusals.length > 0 && (
        <ReasonFilter refusals={run.report.refusals} value={reason} onChange={setReason} />
      )}
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
              title={
                isFiltered
                  ? t('common:list.noMatch')
                  : t(run.wishes > 0 ? 'timetable.noRefusals' : 'timetable.noWishes')
              }
            >
              {isFiltered && t('common:list.noMatchText')}
            </EmptyState>
          )
        }
      </QueryView>
    </Stack>
  );
}
