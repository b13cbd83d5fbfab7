import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFair } from '../../fair/use-fair.js';
import { zoneCity } from '../../i18n/use-format.js';
import { clockChangeOn, deviceZone } from './zone-time.js';

/** Warns of a change to or from summer time on this day, at home or at the fair. */
export function ClockChangeNote({ day }: { day: string }) {
  const { t } = useTranslation('attendee');
  const { fair } = useFair();
  return [...new Set([deviceZone, fair.timeZone])].map((zone) => {
    const change = clockChangeOn(day, zone);
    return (
      change && (
        <Text key={zone} size="sm" c="dimmed">
          {t('time.clockChange', { city: zoneCity(zone), from: change.from, to: change.to })}
        </Text>
      )
    );
  });
}
