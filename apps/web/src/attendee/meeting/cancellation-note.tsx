import { Text } from '@mantine/core';
import type { AgendaMeeting } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';

interface CancellationNoteProps {
  meeting: Pick<AgendaMeeting, 'cancellation'>;
  /** The people on the other side. */
  names: string;
}

/** Why a meeting does not take place, and what the other side said about it. */
export function CancellationNote({ meeting: { cancellation }, names }: CancellationNoteProps) {
  const { t } = useTranslation('attendee');
  if (!cancellation) return null;
  const { cause, by, reason } = cancellation;
  const words = cause === 'timetable' ? t('meeting.gone.timetable') : t(`meeting.gone.${cause}.${by}`, { names });
  return (
    <Text size="sm" c="dimmed" component="div">
      {words} {reason && t('meeting.goneReason', { reason })}
    </Text>
  );
}
