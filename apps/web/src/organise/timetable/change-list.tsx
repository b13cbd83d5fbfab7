import { Badge, SegmentedControl, Stack, Text } from '@mantine/core';
import { listRunChanges, type RunChange } from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePaged } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { LoadMore } from '../../ui/load-more.js';
import { QueryView } from '../../ui/query-view.js';
import { PersonCell } from './person-cell.js';
import { usePlaceWords } from './use-place-words.js';

const changes = ['added', 'moved', 'removed'] as const;
const colors = { added: 'petrol.8', moved: 'stone.8', removed: 'red.8' } as const;

interface ChangeListProps {
  runId: string;
  base: string | undefined;
}

/** Each meeting that differs, with where it was and where it is. */
export function ChangeList({ runId, base }: ChangeListProps) {
  const { t } = useTranslation(['organiser', 'common']);
  const { fair, fairId } = useFair();
  const format = useFormat();
  const placeOf = usePlaceWords();
  const [filter, setFilter] = useState<string>('all');
  const change = changes.find((one) => one === filter);
  const list = usePaged(listRunChanges, { params: { fairId, runId }, query: { base, change, limit: 50 } });
  const where = (at: RunChange['before']) =>
    at ? (
      <>
        <Text size="sm" fw={600}>
          {format.time(at.startsAt, fair.timeZone)} · {placeOf(at)}
        </Text>
        <Text size="xs" c="dimmed">
          {format.dayOf(at.startsAt, fair.timeZone)}
        </Text>
      </>
    ) : (
      <Text size="sm">–</Text>
    );
  const person = (key: 'a' | 'b'): Column<RunChange> => ({
    key,
    header: t(`timetable.columns.${key}`),
    label: key === 'b' ? t('timetable.columns.b') : undefined,
    render: (row) => <PersonCell person={row[key]} />,
  });
  const columns: Column<RunChange>[] = [
    person('a'),
    person('b'),
    {
      key: 'change',
      header: t('timetable.diff.change'),
      label: t('timetable.diff.change'),
      render: (row) => <Badge color={colors[row.change]}>{t(`timetable.diff.one.${row.change}`)}</Badge>,
    },
    ...(['before', 'after'] as const).map((key) => ({
      key,
      header: t(`timetable.diff.${key}`),
      label: t(`timetable.diff.${key}`),
      render: (row: RunChange) => <div>{where(row[key])}</div>,
    })),
  ];
  return (
    <Stack>
      <SegmentedControl
        aria-label={t('timetable.filter.label')}
        style={{ alignSelf: 'flex-start' }}
        value={filter}
        onChange={setFilter}
        data={[
          { value: 'all', label: t('timetable.filter.all') },
          ...changes.map((value) => ({ value, label: t(`timetable.diff.${value}`) })),
        ]}
      />
      <QueryView query={list}>
        {() =>
          list.items?.length ? (
            <>
              <DataTable
                caption={t('timetable.diff.changes')}
                columns={columns}
                rows={list.items}
                keyOf={({ a, b, change, before, after }) =>
                  `${a.id}-${b.id}-${change}-${before?.startsAt}-${after?.startsAt}`
                }
              />
              <LoadMore list={list} />
            </>
          ) : (
            <EmptyState title={t('common:list.noMatch')} />
          )
        }
      </QueryView>
    </Stack>
  );
}
