import { useTranslation } from 'react-i18next';
import { useFair } from '../../fair/use-fair.js';
import { useFormat, zoneCity } from '../../i18n/use-format.js';
import { deviceZone, showSameTime } from './zone-time.js';

/** One instant as words, on this device's clock and on the fair's where they differ. */
export function useMomentInZones(): (instant: string) => string {
  const { t } = useTranslation('attendee');
  const format = useFormat();
  const { fair } = useFair();
  return (instant) =>
    showSameTime(instant, deviceZone, fair.timeZone)
      ? format.moment(instant)
      : t('time.momentBoth', {
          own: format.moment(instant),
          ownCity: zoneCity(deviceZone),
          fair: format.moment(instant, fair.timeZone),
          fairCity: zoneCity(fair.timeZone),
        });
}
