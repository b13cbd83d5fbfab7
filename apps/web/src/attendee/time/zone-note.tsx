import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { deviceZone, showSameTime } from './zone-time.js';

/** Says once per page which clocks its times are read from. */
export function ZoneNote({ at }: { at: string }) {
  const { t } = useTranslation('attendee');
  const format = useFormat();
  const { fair } = useFair();
  const own = format.zone(deviceZone, new Date(at));
  const ofFair = format.zone(fair.timeZone, new Date(at));
  const isShared = showSameTime(at, deviceZone, fair.timeZone);
  return (
    <Text size="sm" c="dimmed">
      {isShared ? t('time.oneZone', { zone: own }) : t('time.twoZones', { own, fair: ofFair })}
    </Text>
  );
}
