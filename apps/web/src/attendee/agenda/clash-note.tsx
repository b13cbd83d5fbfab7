import { Text } from '@mantine/core';
import type { AgendaMeeting } from '@parvis/contracts';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './clash-note.module.css';
import { useClashes } from './use-clashes.js';

interface ClashNoteProps {
  meeting: AgendaMeeting;
  now: number;
}

/** Says that the reader has something else during a meeting that is not over. */
export function ClashNote({ meeting, now }: ClashNoteProps) {
  const { t } = useTranslation('attendee');
  const isClashing = useClashes();
  if (!isClashing(meeting, now)) return null;
  return (
    <Text size="sm" fw={600} className={classes.note} data-clash>
      <IconAlertTriangle size={16} aria-hidden />
      {t('agenda.clash')}
    </Text>
  );
}
