import { Text } from '@mantine/core';
import type { AgendaMeeting } from '@parvis/contracts';
import { IconMapPin, IconVideo } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** By video, or at which table. */
export function MeetingPlace({ meeting }: { meeting: Pick<AgendaMeeting, 'place' | 'tableNumber'> }) {
  const { t } = useTranslation('attendee');
  const Icon = meeting.place === 'video' ? IconVideo : IconMapPin;
  const words =
    meeting.place === 'video'
      ? t('meeting.video')
      : meeting.tableNumber === null
        ? t('meeting.anyTable')
        : t('meeting.table', { number: meeting.tableNumber });
  return (
    <Text size="sm" component="div" style={{ display: 'inline-flex', alignItems: 'center', gap: 6 }}>
      <Icon size={16} stroke={1.8} aria-hidden />
      {words}
    </Text>
  );
}
