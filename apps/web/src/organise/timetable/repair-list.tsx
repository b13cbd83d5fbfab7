import { Stack, Text } from '@mantine/core';
import { listRepairs, type PlannedMeeting, type Repair } from '@parvis/contracts';
import { IconBandage } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { usePaged } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { LoadMore } from '../../ui/load-more.js';
import { QueryView } from '../../ui/query-view.js';
import { usePlaceWords } from './use-place-words.js';

/** Cancellations and late wishes since the publication, and what took the freed places. Follows live. */
export function RepairList() {
  const { t } = useTranslation('organiser');
  const { fair, fairId } = useFair();
  const format = useFormat();
  const placeOf = usePlaceWords();
  // Repairs come by themselves, several at a time; news of them may be lost with the line.
  const repairs = usePaged(listRepairs, { params: { fairId }, query: { limit: 30 } }, { refetchInterval: 10_000 });
  const momentOf = (instant: string) =>
    `${format.dayOf(instant, fair.timeZone)}, ${format.time(instant, fair.timeZone)}`;
  const added = (meeting: PlannedMeeting) => (
    <div key={`${meeting.a.id}-${meeting.b.id}`}>
      <Text size="sm" fw={600}>
        {t('timetable.repairs.pair', { a: meeting.a.name, b: meeting.b.name })}
      </Text>
      <Text size="xs" c="dimmed">
        {momentOf(meeting.startsAt)} · {placeOf(meeting)}
      </Text>
    </div>
  );
  const columns: Column<Repair>[] = [
    { key: 'at', header: t('timetable.repairs.when'), render: ({ at }) => <Text size="sm">{format.moment(at)}</Text> },
    {
      key: 'cause',
      header: t('timetable.repairs.what'),
      label: t('timetable.repairs.what'),
      render: ({ cause, a, b, startsAt }) => (
        <div>
          <Text size="sm">{t(`timetable.repairs.cause.${cause}`, { a: a.name, b: b.name })}</Text>
          {startsAt && (
            <Text size="xs" c="dimmed">
              {t('timetable.repairs.at', { when: momentOf(startsAt) })}
            </Text>
          )}
        </div>
      ),
    },
    {
      key: 'added',
      header: t('timetable.repairs.filled'),
      label: t('timetable.repairs.filled'),
      render: (repair) =>
        repair.added.length > 0 ? (
          <Stack gap={4}>{repair.added.map(added)}</Stack>
        ) : (
          <Text size="sm" c="dimmed">
            {t(
              `timetable.repairs.nothing.${repair.cause === 'late-wish' || repair.cause === 'not-free' ? repair.cause : 'freed'}`,
            )}
          </Text>
        ),
    },
  ];
  return (
    <Stack>
      <Text c="dimmed" maw={680}>
        {t('timetable.repairs.lead')}
      </Text>
      <QueryView query={repairs}>
        {() =>
          repairs.items?.length ? (
            <>
              <DataTable
                caption={t('timetable.repairs.tab')}
                columns={columns}
                rows={repairs.items}
                keyOf={({ id }) => id}
              />
              <LoadMore list={repairs} />
            </>
          ) : (
            <EmptyState icon={<IconBandage size={40} stroke={1.3} aria-hidden />} title={t('timetable.repairs.empty')}>
              {t('timetable.repairs.emptyText')}
            </EmptyState>
          )
        }
      </QueryView>
    </Stack>
  );
}
