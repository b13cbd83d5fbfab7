import { Alert } from '@mantine/core';
import { IconCalendarPlus, IconClock, IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMomentInZones } from '../time/use-moment-in-zones.js';
import { useTimeWords } from '../time/use-time-words.js';
import { useWishWindow } from './use-wish-window.js';

/** Says whether wishes can be said now, until when, and what comes of them. */
export function DeadlineNote() {
  const { t } = useTranslation('attendee');
  const moment = useMomentInZones();
  const words = useTimeWords();
  const { phase, closesAt, millisecondsLeft, isOpen } = useWishWindow();
  const when = moment(closesAt);
  const text = {
    open: t('deadline.open', { when, span: words.span(millisecondsLeft) }),
    closed: t('deadline.over', { when }),
    late: t('deadline.late'),
    ended: t('deadline.ended'),
    'not-open': t('deadline.notOpen'),
  }[phase];
  const Icon = phase === 'open' ? IconClock : phase === 'late' ? IconCalendarPlus : IconLock;
  return (
    <Alert variant="outline" bg="white" color={isOpen ? 'petrol.8' : 'stone.8'} icon={<Icon aria-hidden />} p="sm">
      {text}
    </Alert>
  );
}
