import { Select, type SelectProps } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat, zoneCity } from '../i18n/use-format.js';

/** Choice of an IANA time zone by city, region or offset. */
export function TimeZoneSelect(props: SelectProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const data = useMemo(() => {
    const zones = new Set(['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone.includes('/'))]);
    // A browser may name a zone by an older or newer name than the server's.
    if (props.value) zones.add(props.value);
    return [...zones]
      .map((value) => ({ value, label: `${format.zone(value)} · ${value.split('/')[0]}` }))
      .sort((a, b) => zoneCity(a.value).localeCompare(zoneCity(b.value)));
  }, [format, props.value]);
  return (
    <Select searchable limit={60} allowDeselect={false} nothingFoundMessage={t('picker.none')} {...props} data={data} />
  );
}
