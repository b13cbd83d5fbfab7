import i18next from 'i18next';
import { useMemo } from 'react';
import { useLocale } from './use-locale.js';

const viewerZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Formatters for the current language. Instants are ISO strings; `zone` defaults to the viewer's own time zone. */
export function useFormat() {
  const locale = useLocale();
  return useMemo(() => formatters(locale), [locale]);
}

function formatters(locale: string) {
  // English dates are day first and 24-hour: the fairs of this field are international.
  const tag = locale === 'en' ? 'en-GB' : locale;
  const dateTime =
    (options: Intl.DateTimeFormatOptions) =>
    (instant: string, zone = viewerZone) =>
      inWords(new Intl.DateTimeFormat(tag, { ...options, timeZone: zone }).format(new Date(instant)));
  const day = (options: Intl.DateTimeFormatOptions) => (date: string) =>
    inWords(new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`)));
  // French says "le 1er mars", "le 2 mars"; Intl does not.
  const inWords = (text: string) => (locale === 'fr' ? text.replace(/(?<!\d)1(?= \p{L})/u, '1er') : text);
  const number = new Intl.NumberFormat(tag);
  const percent = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 });
  const exact = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 1 });
  const signed = new Intl.NumberFormat(tag, { signDisplay: 'exceptZero', maximumFractionDigits: 1 });
  const decimal = new Intl.NumberFormat(tag, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const regions = new Intl.DisplayNames(tag, { type: 'region', fallback: 'code' });
  const languages = new Intl.DisplayNames(tag, { type: 'language', fallback: 'code' });
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });
  const list = new Intl.ListFormat(tag, { type: 'conjunction' });
  const range = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' });

  return {
    /** 14:30 */
    time: dateTime({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    /** 22 Nov 2026, 14:30 */
    moment: dateTime({ dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' }),
    /** Sunday 22 November, of an instant */
    dayOf: dateTime({ weekday: 'long', day: 'numeric', month: 'long' }),
    /** Sunday 22 November, of a calendar day */
    day: day({ weekday: 'long', day: 'numeric', month: 'long' }),
    /** 22–24 November 2026, of calendar days */
    days: (from: string, to: string) =>
      inWords(range.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`))),
    number: (value: number) => number.format(value),
    percent: (share: number) => percent.format(share),
    /** 99.9%; never more than what is there: 99.97% is 99.9%, not 100% */
    percentFloor: (share: number) => exact.format(Math.floor(share * 1000 + 1e-6) / 1000),
    /** +3, -1.5, 0 */
    signed: (value: number) => signed.format(value),
    /** 0.25 */
    decimal: (value: number) => decimal.format(value),
    country: (code: string) => regions.of(code) ?? code,
    language: (code: string) => capitalised(languages.of(code) ?? code),
    list: (items: string[]) => list.format(items),
    /** 3 minutes ago, tomorrow */
    relative: (instant: string, now = Date.now()) => relativeTo(relative, Date.parse(instant) - now),
    /** Paris (UTC+1) */
    zone: (zone: string, at = new Date()) => `${zoneCity(zone)} (${offsetOf(tag, zone, at)})`,
  };
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Cities that some browsers still call by a former name. */
const cityToday: Readonly<Record<string, string>> = {
  Calcutta: 'Kolkata',
  Katmandu: 'Kathmandu',
  Kiev: 'Kyiv',
  Rangoon: 'Yangon',
  Saigon: 'Ho Chi Minh',
};

/** The place in an IANA zone's name as the current language calls it, `Europe/Brussels` -> `Bruxelles`. */
export function zoneCity(zone: string): string {
  const name = (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
  const city = cityToday[name] ?? name;
  const spoken: Readonly<Record<string, string>> =
    i18next.getResource(i18next.resolvedLanguage ?? 'en', 'common', 'cities') ?? {};
  return spoken[city] ?? city;
}

function offsetOf(tag: string, timeZone: string, at: Date): string {
  const parts = new Intl.DateTimeFormat(tag, { timeZone, timeZoneName: 'shortOffset' }).formatToParts(at);
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'UTC';
  return name.replace('GMT', 'UTC');
}

const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

function relativeTo(format: Intl.RelativeTimeFormat, milliseconds: number): string {
  for (const [unit, length] of units) {
    if (Math.abs(milliseconds) >= length) return format.format(Math.round(milliseconds / length), unit);
  }
  return format.format(0, 'minute');
}
