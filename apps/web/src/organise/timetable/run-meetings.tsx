import { Stack, Text } from '@mantine/core';
import { listRunMeetings, type PlannedMeeting } from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePaged } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { LoadMore } from '../../ui/load-more.js';
import { QueryView } from '../../ui/query-view.js';
import { SearchField } from '../../ui/search-field.js';
import { PersonCell } from './person-cell.js';
import { usePlaceWords } from './use-place-words.js';

/** The meetings of a run in order of time, on the fair's clock. */
export function RunMeetings({ runId }: { runId: string }) {
  const { t } = useTranslation(['organiser', 'common']);
  const { fair, fairId } = useFair();
  const format = useFormat();
  const placeOf = usePlaceWords();
  const [search, setSearch] = useState('');
  const meetings = usePaged(listRunMeetings, {
    params: { fairId, runId },
    query: { search: search || undefined, limit: 50 },
  });
  const columns: Column<PlannedMeeting>[] = [
    {
      key: 'time',
      header: t('timetable.columns.time'),
      render: (meeting) => (
        <>
          <Text size="sm" fw={600}>
            {format.time(meeting.startsAt, fair.timeZone)}–{format.time(meeting.endsAt, fair.timeZone)}
          </Text>
          <Text size="xs" c="dimmed">
            {format.dayOf(meeting.startsAt, fair.timeZone)}
          </Text>
        </>
      ),
    },
    {
      key: 'a',
      header: t('timetable.columns.a'),
      label: t('timetable.columns.a'),
      render: ({ a }) => <PersonCell person={a} />,
    },
    {
      key: 'b',
      header: t('timetable.columns.b'),
      label: t('timetable.columns.b'),
      render: ({ b, others }) => (
        <>
          <PersonCell person={b} />
          {others.length > 0 && (
            <Text size="xs">{t('timetable.others', { names: format.list(others.map(({ name }) => name)) })}</Text>
          )}
        </>
      ),
    },
    {
      key: 'place',
      header: t('timetable.columns.place'),
      label: t('timetable.columns.place'),
      render: (meeting) => <Text size="sm">{placeOf(meeting)}</Text>,
    },
  ];
  return (
    <Stack>
      <SearchField label={t('timetable.search')} maw={420} onSearch={setSearch} />
      <QueryView query={meetings}>
        {() =>
          meetings.items?.length ? (
            <>
              <DataTable
                caption={t('timetable.meetings')}
                columns={columns}
                rows={meetings.items}
                keyOf={({ a, b, startsAt }) => `${a.id}-${b.id}-${startsAt}`}
              />
              <LoadMore list={meetings} />
            </>
          ) : (
            <EmptyState title={t(search ? 'common:list.noMatch' : 'timetable.noMeetings')}>
              {t(search ? 'common:list.noMatchText' : 'timetable.noMeetingsText')}
            </EmptyState>
          )
        }
      </QueryView>
    </Stack>
  );
}
