import { Badge, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { type DelegationAgenda, listDelegationAgendas } from '@parvis/contracts';
import { IconCalendarEvent } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePaged } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { useLocalText } from '../../live/use-local-text.js';
import { EmptyState } from '../../ui/empty-state.js';
import { LoadMore } from '../../ui/load-more.js';
import { QueryView } from '../../ui/query-view.js';
import { CancelMeeting } from '../meeting/cancel-meeting.js';
import { fullName } from '../people/full-name.js';
import { PersonLine } from '../people/person-line.js';
import { useNow } from '../time/use-now.js';
import { MoveFor } from './move-for.js';
import { ActingContext } from './use-in-name.js';

/** What lies ahead of everybody who lets the leads see it. */
export function AgendaList({ delegationId }: { delegationId: string }) {
  const { t } = useTranslation('delegations');
  const format = useFormat();
  const { fairId, fair } = useFair();
  const list = usePaged(listDelegationAgendas, { params: { fairId, delegationId } });
  return (
    <QueryView query={{ ...list, data: list.items }}>
      {(agendas) =>
        agendas.length === 0 ? (
          <EmptyState
            icon={<IconCalendarEvent size={40} stroke={1.4} color="var(--mantine-color-petrol-8)" aria-hidden />}
            title={t('agenda.none')}
          >
            {t('agenda.noneText')}
          </EmptyState>
        ) : (
          <Stack>
            <Text size="sm" c="dimmed">
              {t('agenda.zone', { zone: format.zone(fair.timeZone, new Date()) })}
            </Text>
            {agendas.map((agenda) => (
              <AgendaCard key={agenda.person.id} agenda={agenda} delegationId={delegationId} />
            ))}
            <LoadMore list={list} />
          </Stack>
        )
      }
    </QueryView>
  );
}

function AgendaCard({ agenda, delegationId }: { agenda: DelegationAgenda; delegationId: string }) {
  const { t } = useTranslation('delegations');
  const format = useFormat();
  const { fairId, fair } = useFair();
  const local = useLocalText();
  const now = useNow();
  const { person, meetings, more, sessions, free, freeOn, canBook } = agenda;
  const time = (at: string) => format.time(at, fair.timeZone);
  const whole = (at: string) => format.moment(at, fair.timeZone);
  return (
    <Paper withBorder p={{ base: 'md', sm: 'lg' }} component="section" aria-label={fullName(person)}>
      <Stack gap="sm">
        <Group justify="space-between" gap="sm">
          <PersonLine person={person} heading="h2" />
          {canBook && (
            <Button
              component={Link}
              to={`/fairs/${fairId}/delegations/${delegationId}/for/${person.id}`}
              variant="default"
            >
              {t('agenda.book', { name: person.firstName })}
            </Button>
          )}
        </Group>
        {meetings.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('agenda.noMeetings')}
          </Text>
        ) : (
          <Stack component="ul" gap={6} m={0} p={0} style={{ listStyle: 'none' }}>
            {meetings.map((meeting) => (
              <Group component="li" key={meeting.id} justify="space-between" gap="xs" mih="1.9rem">
                <Text size="sm" flex="1 1 16rem">
                  <Text span fw={600} size="sm">
                    {whole(meeting.startsAt)}–{time(meeting.endsAt)}
                  </Text>{' '}
                  {format.list(meeting.with.map((one) => [fullName(one), one.companyName].filter(Boolean).join(', ')))}{' '}
                  <Text span size="sm" c="dimmed">
                    {meeting.place === 'table' && meeting.tableNumber !== null
                      ? t('agenda.table', { number: meeting.tableNumber })
                      : t(`agenda.place.${meeting.place}`)}
                  </Text>{' '}
                  {meeting.isClash && (
                    <Badge component="span" variant="outline" color="red.8" tt="none">
                      {t('agenda.clash')}
                    </Badge>
                  )}
                </Text>
                {canBook && Date.parse(meeting.startsAt) > now && (
                  <ActingContext value={{ delegationId, personId: person.id }}>
                    <Group gap={4} wrap="nowrap">
                      <MoveFor meeting={meeting} />
                      <CancelMeeting meeting={meeting} names={meeting.with.map(fullName).join(', ')} isSmall />
                    </Group>
                  </ActingContext>
                )}
              </Group>
            ))}
          </Stack>
        )}
        {more > 0 && <Text size="sm">{t('agenda.more', { count: more })}</Text>}
        {sessions.length > 0 && (
          <Text size="sm">
            {t('agenda.sessions', {
              list: format.list(sessions.map(({ title, startsAt }) => `${local(title)} (${whole(startsAt)})`)),
            })}
          </Text>
        )}
        {freeOn !== null && (
          <Text size="sm" c="petrol.9">
            {free.length === 0
              ? t('agenda.full', { day: format.day(freeOn) })
              : t('agenda.free', {
                  day: format.day(freeOn),
                  times: format.list(free.map(({ startsAt, endsAt }) => `${time(startsAt)}–${time(endsAt)}`)),
                })}
          </Text>
        )}
      </Stack>
    </Paper>
  );
}
