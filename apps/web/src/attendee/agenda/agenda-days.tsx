import { Group, Stack, Text, Title } from '@mantine/core';
import type { AgendaMeeting, AgendaSession } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { ClockChangeNote } from '../time/clock-change-note.js';
import { useNow } from '../time/use-now.js';
import { ZoneNote } from '../time/zone-note.js';
import { byDay, deviceZone } from '../time/zone-time.js';
import { nextMeeting, phaseOf } from './agenda.rules.js';
import { AgendaEntry } from './agenda-entry.js';
import classes from './agenda-page.module.css';
import { NextMeeting } from './next-meeting.js';
import { NextSteps } from './next-steps.js';
import { SessionEntry } from './session-entry.js';
import { useNewMeetings } from './use-new-meetings.js';

interface AgendaDaysProps {
  meetings: readonly AgendaMeeting[];
  sessions: readonly AgendaSession[];
  participantId: string;
}

/** The agenda as a list: what comes next on top, then day by day meetings and sessions of the programme. */
export function AgendaDays({ meetings, sessions, participantId }: AgendaDaysProps) {
  const { t } = useTranslation('attendee');
  const format = useFormat();
  const now = useNow();
  const { fairId } = useFair();
  const fresh = useNewMeetings(fairId, meetings);
  const next = nextMeeting(meetings, now);
  const first = next ?? meetings[0] ?? sessions[0];
  const isDone = meetings.length > 0 && meetings.every((meeting) => phaseOf(meeting, now) === 'over');
  return (
    <Stack gap="xl">
      {next && <NextMeeting meeting={next} participantId={participantId} now={now} />}
      <NextSteps meetings={meetings} participantId={participantId} />
      {isDone && <Text>{t('agenda.allDone')}</Text>}
      {first && <ZoneNote at={first.startsAt} />}
      {byDay([...meetings, ...sessions], deviceZone).map(({ day, items }) => (
        <section key={day} aria-labelledby={`day-${day}`}>
          <Group gap="sm" align="baseline" mb={4}>
            <Title order={2} size="h4" id={`day-${day}`} className={classes.day}>
              {format.day(day)}
            </Title>
            <Text size="sm" c="dimmed">
              {t('agenda.count', {
                count: items.filter((item) => 'status' in item && item.status === 'scheduled').length,
              })}
            </Text>
          </Group>
          <ClockChangeNote day={day} />
          <Stack component="ol" gap="sm" mt="sm" m={0} p={0} style={{ listStyle: 'none' }}>
            {items.map((item) =>
              'sessionId' in item ? (
                <SessionEntry key={item.sessionId} session={item} now={now} />
              ) : (
                <AgendaEntry
                  key={item.id}
                  meeting={item}
                  participantId={participantId}
                  now={now}
                  isNew={fresh.has(item.id)}
                />
              ),
            )}
          </Stack>
        </section>
      ))}
    </Stack>
  );
}
