import type { Locale } from '@parvis/contracts';

const regions: Readonly<Record<Locale, string>> = { en: 'en-GB', fr: 'fr-FR' };

/** The days of a fair in words. They are calendar days, so no time zone may move them. */
export function daysInWords(locale: Locale, startsOn: string, endsOn: string): string {
  const format = new Intl.DateTimeFormat(regions[locale], { dateStyle: 'long', timeZone: 'UTC' });
  const [first, last] = [new Date(startsOn), new Date(endsOn)];
  return startsOn === endsOn ? format.format(first) : format.formatRange(first, last);
}

/** An instant on the clock of the fair's zone. */
export function instantInWords(locale: Locale, instant: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat(regions[locale], { dateStyle: 'long', timeStyle: 'short', timeZone });
  return format.format(new Date(instant));
}

/** The same without its day. */
export function timeInWords(locale: Locale, instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat(regions[locale], { timeStyle: 'short', timeZone }).format(new Date(instant));
}
