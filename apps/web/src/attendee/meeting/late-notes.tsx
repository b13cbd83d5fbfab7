import { Text } from '@mantine/core';
import type { AgendaMeeting } from '@parvis/contracts';
import { IconRun } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { fullName } from '../people/full-name.js';

interface LateNotesProps {
  meeting: Pick<AgendaMeeting, 'attendees' | 'status' | 'wasHeld'>;
  ownId: string;
}

/** Who has said to be late. Nothing once the two sides have met. */
export function LateNotes({ meeting: { attendees, status, wasHeld }, ownId }: LateNotesProps) {
  const { t } = useTranslation('reminders');
  const isOpen = status === 'scheduled' && !wasHeld;
  const late = isOpen ? attendees.filter(({ lateMinutes }) => lateMinutes !== null) : [];
  return (
    <div role="status" aria-live="polite">
      {late.map((person) => (
        <Text key={person.id} size="sm" fw={600} data-late={person.lateMinutes}>
          <IconRun size={16} aria-hidden style={{ verticalAlign: '-2px', marginRight: 6 }} />
          {person.id === ownId
            ? t('late.you', { count: person.lateMinutes ?? 0 })
            : t('late.they', { name: fullName(person), count: person.lateMinutes ?? 0 })}
        </Text>
      ))}
    </div>
  );
}
