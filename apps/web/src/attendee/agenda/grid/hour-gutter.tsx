import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFair } from '../../../fair/use-fair.js';
import { zoneCity } from '../../../i18n/use-format.js';
import { instantOf } from '../../../i18n/wall-time.js';
import { clockIn, deviceZone } from '../../time/zone-time.js';
import classes from './agenda-grid.module.css';
import type { Span } from './grid.rules.js';

const clockOf = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** What the reader's clock shows at the full hours of the fair; null where the days differ, since a clock changes in between. */
export function ownHours(days: readonly string[], hours: readonly number[], zone: string): string[] | null {
  const ofDay = (day: string) =>
    hours.map((hour) => {
      const instant = instantOf(`${day}T${clockOf(hour)}`, zone);
      return instant === null ? '' : clockIn(instant, deviceZone);
    });
  const [first = [], ...rest] = days.map(ofDay);
  return rest.every((own) => own.join() === first.join()) ? first : null;
}

/** The hours at the side: on the clock of the fair and, where it shows another time, on the reader's. */
export function HourGutter({ days, axis }: { days: readonly string[]; axis: Span }) {
  const { t } = useTranslation('agenda');
  const { fair } = useFair();
  const hours = Array.from({ length: (axis.to - axis.from) / 60 }, (_, index) => axis.from + index * 60);
  const own = ownHours(days, hours, fair.timeZone);
  const isShared = own !== null && hours.every((hour, index) => own[index] === clockOf(hour));
  return (
    <div className={classes.gutter} data-two-clocks={(!isShared && own !== null) || undefined} aria-hidden>
      <div className={classes.head}>
        <Text size="xs" fw={600}>
          {zoneCity(fair.timeZone)}
        </Text>
        {!isShared && own && (
          <Text size="xs" c="dimmed">
            {t('time.you', { city: zoneCity(deviceZone) })}
          </Text>
        )}
      </div>
      <div className={classes.hours}>
        {hours.map((hour, index) => (
          <div key={hour} className={classes.hour} style={{ '--from': hour } as React.CSSProperties}>
            <span>{clockOf(hour)}</span>
            {!isShared && own && <span className={classes.quiet}>{own[index]}</span>}
          </div>
        ))}
      </div>
    </div>
  );
}
