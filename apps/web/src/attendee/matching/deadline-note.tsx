import { Alert } from '@mantine/core';
import { IconClock, IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMomentInZones } from '../time/use-moment-in-zones.js';
import { useTimeWords } from '../time/use-time-words.js';
import { useWishWindow } from './use-wish-window.js';

/** Says until when wishes can be said, or that they no longer can. */
export function DeadlineNote() {
  const { t } = useTranslation('attendee');
  const moment = useMomentInZones();
  const words = useTimeWords();
  const { closesAt, millisecondsLeft, isOpen, isOver } = useWishWindow();
  const when = moment(closesAt);
  if (isOpen) {
    return (
      <Alert variant="outline" bg="white" color="petrol.8" icon={<IconClock aria-hidden />} p="sm">
        {t('deadline.open', { when, span: words.span(millisecondsLeft) })}
      </Alert>
    );
  }
  return (
    <Alert variant="outline" bg="white" color="stone.8" icon={<IconLock aria-hidden />} p="sm">
      {isOver ? t('deadline.over', { when }) : t('deadline.notOpen')}
    </Alert>
  );
}
