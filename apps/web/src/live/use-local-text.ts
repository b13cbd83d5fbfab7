import type { LocalText } from '@parvis/contracts';
import { useCallback } from 'react';
import { useLocale } from '../i18n/use-locale.js';

/** The reader's language of a text that the organiser wrote, or else the other one. */
export function useLocalText(): (text: LocalText) => string {
  const locale = useLocale();
  return useCallback((text) => text[locale] || text.en || text.fr, [locale]);
}
