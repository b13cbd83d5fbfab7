import { Text } from '@mantine/core';
import { IconMoon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFair } from '../../fair/use-fair.js';
import { useFormat, zoneCity } from '../../i18n/use-format.js';
import { useTimeWords } from './use-time-words.js';
import { dayIn, deviceZone, isNightIn, showSameTime } from './zone-time.js';
import classes from './zoned-range.module.css';

interface ZonedRangeProps {
  startsAt: string;
  endsAt: string;
  /** `stack`: lines under each other, the own time large. `line`: as much as fits on one line. */
  variant?: 'stack' | 'line';
}

/** A span of time on this device's clock and, where it shows another time, on the fair's; hours of the night are marked. */
export function ZonedRange({ startsAt, endsAt, variant = 'line' }: ZonedRangeProps) {
  const { t } = useTranslation('attendee');
  const format = useFormat();
  const words = useTimeWords();
  const { fair } = useFair();
  const range = (zone: string) => `${format.time(startsAt, zone)}–${format.time(endsAt, zone)}`;
  const isShared = showSameTime(startsAt, deviceZone, fair.timeZone);
  const fairDay = dayIn(startsAt, fair.timeZone);
  const otherDay = fairDay === dayIn(startsAt, deviceZone) ? '' : `, ${words.shortDay(fairDay)}`;
  return (
    <div className={variant === 'stack' ? classes.stack : classes.line}>
      <Text component="div" fw={650} size={variant === 'stack' ? 'lg' : 'md'} className={classes.time}>
        <time dateTime={startsAt}>{range(deviceZone)}</time>
        {!isShared && (
          <Text span size="sm" c="dimmed">
            {zoneCity(deviceZone)}
          </Text>
        )}
        {isNightIn(startsAt, deviceZone) && (
          <span className={classes.night}>
            <IconMoon size={12} aria-hidden /> {t('time.night')}
          </span>
        )}
      </Text>
      {!isShared && (
        <Text size="sm" c="dimmed" component="div" className={classes.time}>
          {t('time.atFair', { range: range(fair.timeZone), city: zoneCity(fair.timeZone) })}
          {otherDay}
        </Text>
      )}
    </div>
  );
}
