import type { Locale } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';

/** The language that is shown now; the component renders again when it changes. */
export function useLocale(): Locale {
  const { i18n } = useTranslation();
  return i18n.resolvedLanguage === 'fr' ? 'fr' : 'en';
}
