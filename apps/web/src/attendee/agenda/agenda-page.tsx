import { Group, Stack, Text, Title } from '@mantine/core';
import { type AgendaMeeting, getAgenda } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { Page } from '../../ui/page.js';
import { QueryView } from '../../ui/query-view.js';
import { ProfileHint } from '../profile/profile-hint.js';
import { ClockChangeNote } from '../time/clock-change-note.js';
import { useNow } from '../time/use-now.js';
import { ZoneNote } from '../time/zone-note.js';
import { byDay, deviceZone } from '../time/zone-time.js';
import { nextMeeting, phaseOf } from './agenda.rules.js';
import { AgendaEntry } from './agenda-entry.js';
import classes from './agenda-page.module.css';
import { CalendarButtons } from './calendar-buttons.js';
import { EmptyAgenda } from './empty-agenda.js';
import { NextMeeting } from './next-meeting.js';
import { useNewMeetings } from './use-new-meetings.js';

/** The viewer's meetings by day, the next one on top. */
export function AgendaPage() {
  const { t } = useTranslation('attendee');
  const { fairId } = useFair();
  const query = useEndpoint(getAgenda, { params: { fairId } });
  const hasMeetings = Boolean(query.data?.meetings.length);
  return (
    <Page title={t('agenda.title')} lead={t('agenda.lead')} actions={hasMeetings && <CalendarButtons />}>
      <ProfileHint />
      <QueryView query={query}>
        {({ participantId, meetings }) =>
          meetings.length === 0 ? <EmptyAgenda /> : <Days meetings={meetings} participantId={participantId} />
        }
      </QueryView>
    </Page>
  );
}

function Days({ meetings, participantId }: { meetings: AgendaMeeting[]; participantId: string }) {
  const { t } = useTranslation('attendee');
  const format = useFormat();
  const now = useNow();
  const next = nextMeeting(meetings, now);
  const first = next ?? meetings[0];
  const { fairId } = useFair();
  const fresh = useNewMeetings(fairId, meetings);
  const isDone = meetings.every((meeting) => phaseOf(meeting, now) === 'over');
  return (
    <Stack gap="xl">
      {next && <NextMeeting meeting={next} participantId={participantId} now={now} />}
      {isDone && <Text>{t('agenda.allDone')}</Text>}
      {first && <ZoneNote at={first.startsAt} />}
      {byDay(meetings, deviceZone).map(({ day, items }) => (
        <section key={day} aria-labelledby={`day-${day}`}>
          <Group gap="sm" align="baseline" mb={4}>
            <Title order={2} size="h4" id={`day-${day}`} className={classes.day}>
              {format.day(day)}
            </Title>
            <Text size="sm" c="dimmed">
              {t('agenda.count', { count: items.filter(({ status }) => status === 'scheduled').length })}
            </Text>
          </Group>
          <ClockChangeNote day={day} />
          <Stack component="ol" gap="sm" mt="sm" m={0} p={0} style={{ listStyle: 'none' }}>
            {items.map((meeting) => (
              <AgendaEntry
                key={meeting.id}
                meeting={meeting}
                participantId={participantId}
                now={now}
                isNew={fresh.has(meeting.id)}
              />
            ))}
          </Stack>
        </section>
      ))}
    </Stack>
  );
}
