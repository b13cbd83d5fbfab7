import { Select, type SelectProps } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format.js';
import { useLocale } from '../i18n/use-locale.js';
import { countryCodes } from './countries.js';

/** Choice of a country by its name in the current language. The value is the ISO code. */
export function CountrySelect(props: SelectProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const locale = useLocale();
  const data = useMemo(
    () =>
      countryCodes
        .map((value) => ({ value, label: format.country(value) }))
        .sort((a, b) => a.label.localeCompare(b.label, locale)),
    [format, locale],
  );
  return <Select searchable clearable nothingFoundMessage={t('picker.none')} {...props} data={data} />;
}
