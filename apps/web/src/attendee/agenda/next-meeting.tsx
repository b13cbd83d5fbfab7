import { Anchor, Stack, Text } from '@mantine/core';
import type { AgendaMeeting } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { PersonLine } from '../people/person-line.js';
import { useTimeWords } from '../time/use-time-words.js';
import { ZonedRange } from '../time/zoned-range.js';
import { othersOf, phaseOf } from './agenda.rules.js';
import { JoinButton } from './join-button.js';
import { MeetingPlace } from './meeting-place.js';
import classes from './next-meeting.module.css';

interface NextMeetingProps {
  meeting: AgendaMeeting;
  participantId: string;
  now: number;
}

/** The meeting that runs or comes next, with the time that is left. */
export function NextMeeting({ meeting, participantId, now }: NextMeetingProps) {
  const { t } = useTranslation('attendee');
  const { fairId } = useFair();
  const format = useFormat();
  const words = useTimeWords();
  const isRunning = phaseOf(meeting, now) === 'running';
  const left = isRunning
    ? t('agenda.endsIn', { span: words.span(Date.parse(meeting.endsAt) - now) })
    : t('agenda.startsIn', { span: words.span(Date.parse(meeting.startsAt) - now) });
  return (
    <section className={classes.next} aria-labelledby="next-meeting">
      <div>
        <Text component="h2" size="sm" fw={600} c="dimmed" m={0} id="next-meeting">
          {isRunning ? t('agenda.now') : t('agenda.next')}
        </Text>
        <div className={classes.when}>
          <span className={classes.count} role="timer">
            {left}
          </span>
          <Text size="sm">{format.dayOf(meeting.startsAt)}</Text>
          <ZonedRange startsAt={meeting.startsAt} endsAt={meeting.endsAt} />
          <MeetingPlace meeting={meeting} />
        </div>
        <Stack gap="sm">
          {othersOf(meeting, participantId).map((person) => (
            <PersonLine key={person.id} person={person} photoSize={56} heading="h3" />
          ))}
        </Stack>
      </div>
      <div className={classes.action}>
        <JoinButton meeting={meeting} now={now} showsOpening />
        <Anchor component={Link} to={`/fairs/${fairId}/meetings/${meeting.id}`} size="sm">
          {isRunning ? t('agenda.details') : t('agenda.prepare')}
        </Anchor>
      </div>
    </section>
  );
}
