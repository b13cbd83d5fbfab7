import { Stack, Text } from '@mantine/core';
import { type AgendaMeeting, getPresence, type MeetingPresence } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { Panel } from '../../ui/panel.js';
import { fullName } from '../people/full-name.js';
import { CheckIn } from './check-in.js';

interface AttendancePanelProps {
  meeting: AgendaMeeting;
  ownId: string;
  now: number;
}

/** Who has come, how long they were together, and a way to say so where they meet. */
export function AttendancePanel({ meeting, ownId, now }: AttendancePanelProps) {
  const { t } = useTranslation('attendance');
  const { fairId } = useFair();
  const { data } = useEndpoint(getPresence, { params: { fairId, meetingId: meeting.id } });
  if (!data) return null;
  const own = data.people.find(({ participantId }) => participantId === ownId);
  const meets = meetsInPerson(meeting, ownId);
  const isAtTable = meets || comesToTable(meeting, ownId);
  const isOpen =
    isAtTable &&
    data.checkIn !== null &&
    now >= Date.parse(data.checkIn.opensAt) &&
    now < Date.parse(data.checkIn.closesAt) &&
    !own?.checkedInAt;
  const hasCome = data.people.some(({ minutes, isThere }) => minutes > 0 || isThere);
  const opensLater = isAtTable && isAhead(data, now);
  if (!isOpen && !hasCome && !opensLater) return null;
  return (
    <Panel title={t(hasCome ? 'panel.title' : 'checkIn.title')} data-testid="attendance">
      {hasCome && <Seen meeting={meeting} presence={data} ownId={ownId} />}
      {isOpen && data.checkIn && (
        <CheckIn
          isAtTable={meeting.tableNumber !== null}
          meetingId={meeting.id}
          code={meets ? data.checkIn.code : null}
        />
      )}
      {opensLater && <Ahead opensAt={data.checkIn?.opensAt ?? meeting.startsAt} />}
    </Panel>
  );
}

/** A code can be shown only to somebody who stands in front of one. */
const meetsInPerson = ({ attendees }: AgendaMeeting, ownId: string): boolean =>
  attendees.some(({ id, takesPart }) => id === ownId && takesPart === 'on_site') &&
  attendees.some(({ id, takesPart }) => id !== ownId && takesPart === 'on_site');

/** Who is alone at a table has its screen. */
const comesToTable = ({ attendees, tableNumber }: AgendaMeeting, ownId: string): boolean =>
  tableNumber !== null && attendees.some(({ id, takesPart }) => id === ownId && takesPart === 'on_site');

function wordsFor(isThere: boolean, minutes: number) {
  if (minutes === 0) return isThere ? 'panel.thereNow' : 'panel.wasNot';
  return isThere ? 'panel.there' : 'panel.was';
}

const isAhead = ({ checkIn }: MeetingPresence, now: number): boolean =>
  checkIn !== null && now < Date.parse(checkIn.opensAt);

function Ahead({ opensAt }: { opensAt: string }) {
  const { t } = useTranslation('attendance');
  const format = useFormat();
  return (
    <Text size="sm" c="dimmed">
      {t('checkIn.ahead', { time: format.time(opensAt) })}
    </Text>
  );
}

function Seen({ meeting, presence, ownId }: { meeting: AgendaMeeting; presence: MeetingPresence; ownId: string }) {
  const { t } = useTranslation('attendance');
  const format = useFormat();
  const nameOf = (id: string) => {
    const person = meeting.attendees.find((attendee) => attendee.id === id);
    return id === ownId || !person ? t('panel.you') : fullName(person);
  };
  return (
    <Stack gap={4} aria-live="polite">
      <Text fw={600}>
        {presence.minutesTogether > 0
          ? t('panel.together', { count: presence.minutesTogether })
          : t(meeting.wasHeld ? 'panel.justTogether' : 'panel.notTogether')}
      </Text>
      {presence.people.map(({ participantId, minutes, isThere, checkedInAt }) => (
        <Text key={participantId} size="sm">
          {t(wordsFor(isThere, minutes), {
            name: nameOf(participantId),
            count: minutes,
          })}
          {checkedInAt && ` · ${t('panel.checkedIn', { time: format.time(checkedInAt) })}`}
        </Text>
      ))}
    </Stack>
  );
}
