import type { Interval } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useFair } from '../../../fair/use-fair.js';
import { useFormat } from '../../../i18n/use-format.js';
import { deviceZone, showSameTime } from '../../time/zone-time.js';

/** Times of the grid in words: on the clock of the fair, by which it is laid out, and on the reader's where that shows another time. */
export function useSpokenTime() {
  const { t } = useTranslation('agenda');
  const format = useFormat();
  const { fair } = useFair();
  const range = ({ startsAt, endsAt }: Interval, zone: string) =>
    `${format.time(startsAt, zone)}–${format.time(endsAt, zone)}`;
  return {
    /** 10:00 */
    start: ({ startsAt }: Interval) => format.time(startsAt, fair.timeZone),
    /** 10:00–10:30 */
    short: (time: Interval) => range(time, fair.timeZone),
    /** Monday 23 November, 10:00–10:30 (14:45–15:15 for you) */
    long: (time: Interval) => {
      const there = `${format.dayOf(time.startsAt, fair.timeZone)}, ${range(time, fair.timeZone)}`;
      if (showSameTime(time.startsAt, deviceZone, fair.timeZone)) return there;
      return t('time.both', { there, here: range(time, deviceZone) });
    },
  };
}
