import { Text } from '@mantine/core';
import type { AgendaMeeting } from '@parvis/contracts';
import { IconMapPin, IconVideo } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

type Place = Pick<AgendaMeeting, 'place' | 'tableNumber' | 'boothCompanyName' | 'hasVideo'> &
  Partial<Pick<AgendaMeeting, 'table'>>;

/** By video, at which table or at whose booth; and whether somebody joins there by video. */
export function MeetingPlace({ meeting }: { meeting: Place }) {
  const { t } = useTranslation('attendee');
  const Icon = meeting.place === 'video' ? IconVideo : IconMapPin;
  const { tableNumber, boothCompanyName } = meeting;
  const tableWords = (words: string) => [words, meeting.table?.zone].filter(Boolean).join(', ');
  const where = {
    video: () => t('meeting.video'),
    table: () =>
      tableNumber === null ? t('meeting.anyTable') : tableWords(t('meeting.table', { number: tableNumber })),
    booth: () => t('meeting.atBooth', { company: boothCompanyName ?? '' }),
  }[meeting.place]();
  const words = meeting.place !== 'video' && meeting.hasVideo ? t('meeting.withVideo', { place: where }) : where;
  return (
    <Text size="sm" component="div" style={{ display: 'inline-flex', alignItems: 'center', gap: 6 }}>
      <Icon size={16} stroke={1.8} aria-hidden />
      {words}
    </Text>
  );
}
