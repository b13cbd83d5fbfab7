import { useMemo } from 'react';
import { useLocale } from '../../i18n/use-locale.js';

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** Words for days and spans in the current language. */
export function useTimeWords() {
  const locale = useLocale();
  return useMemo(() => {
    const tag = locale === 'en' ? 'en-GB' : locale;
    const short = new Intl.DateTimeFormat(tag, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });
    return {
      /** Sun 22 Nov, of a calendar day */
      shortDay: (day: string) => short.format(new Date(`${day}T00:00:00Z`)),
      /** 2 hrs 13 mins: the two largest units, rounded up to the minute */
      span: (milliseconds: number) => spanOf(tag, milliseconds),
    };
  }, [locale]);
}

function spanOf(tag: string, milliseconds: number): string {
  let rest = Math.ceil(Math.max(0, milliseconds) / 60_000) * 60_000;
  const parts: string[] = [];
  for (const [unit, length] of units) {
    const count = Math.floor(rest / length);
    rest -= count * length;
    if (count === 0 && !(unit === 'minute' && parts.length === 0)) continue;
    parts.push(new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: 'long' }).format(count));
  }
  return parts.slice(0, 2).join(' ');
}
