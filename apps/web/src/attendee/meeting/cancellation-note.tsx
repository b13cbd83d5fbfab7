import { Text } from '@mantine/core';
import type { AgendaMeeting } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { fullName } from '../people/full-name.js';

/** Why a meeting does not take place, and what the other side said about it. */
export function CancellationNote({ meeting }: { meeting: Pick<AgendaMeeting, 'cancellation' | 'attendees'> }) {
  const { t } = useTranslation('attendee');
  if (!meeting.cancellation) return null;
  const { cause, by, byId, through, reason } = meeting.cancellation;
  // Not simply the other side: a colleague may have cancelled.
  const names = meeting.attendees
    .filter(({ id }) => id === byId)
    .map(fullName)
    .join(', ');
  const words = cause === 'timetable' ? t('meeting.gone.timetable') : t(`meeting.gone.${cause}.${by}`, { names });
  return (
    <Text size="sm" c="dimmed" component="div">
      {words} {through && t('meeting.goneThrough', { lead: through.leadName, delegation: through.delegation })}{' '}
      {reason && t('meeting.goneReason', { reason })}
    </Text>
  );
}
