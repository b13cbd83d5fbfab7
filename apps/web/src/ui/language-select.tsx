import { MultiSelect, type MultiSelectProps } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format.js';
import { useLocale } from '../i18n/use-locale.js';
import { languageCodes } from './countries.js';

/** Choice of several languages by their names in the current language. The values are ISO codes. */
export function LanguageSelect(props: MultiSelectProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const locale = useLocale();
  const chosen = props.value ?? [];
  const data = useMemo(
    () =>
      [...new Set([...languageCodes, ...chosen])]
        .map((value) => ({ value, label: format.language(value) }))
        .sort((a, b) => a.label.localeCompare(b.label, locale)),
    [format, locale, chosen],
  );
  return <MultiSelect searchable maxValues={10} nothingFoundMessage={t('picker.none')} {...props} data={data} />;
}
