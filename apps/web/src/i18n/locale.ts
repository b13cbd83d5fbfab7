import { type Locale, locales } from '@parvis/contracts';

const key = 'parvis.locale';

const isLocale = (value: string | null | undefined): value is Locale => locales.some((locale) => locale === value);

/** The language chosen on this device before, if any. */
export function rememberedLocale(): Locale | null {
  try {
    const value = localStorage.getItem(key);
    return isLocale(value) ? value : null;
  } catch {
    return null;
  }
}

/** Keeps the choice on this device, for the pages before sign-in. */
export function rememberLocale(locale: Locale): void {
  try {
    localStorage.setItem(key, locale);
  } catch {
    // Storage may be forbidden; the choice then lasts until the page is closed.
  }
}

/** The first language of the browser that Parvis speaks. */
export function browserLocale(): Locale {
  for (const tag of navigator.languages) {
    const language = tag.slice(0, 2).toLowerCase();
    if (isLocale(language)) return language;
  }
  return 'en';
}
