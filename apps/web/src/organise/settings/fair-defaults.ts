import type { Fair, FairSettings, Locale } from '@parvis/contracts';
import { instantOf } from '../../i18n/wall-time.js';

const day = 86_400_000;
const tuesday = 2;

/** Settings to start from: one virtual day, a Tuesday in about six weeks, in the browser's time zone, wishes until a week before. */
export function defaultSettings(locale: Locale, timeZone: string, now = Date.now()): FairSettings {
  const inSixWeeks = now + 42 * day;
  const start = inSixWeeks + ((tuesday - new Date(inSixWeeks).getUTCDay() + 7) % 7) * day;
  const startsOn = new Date(start).toISOString().slice(0, 10);
  const deadline = new Date(start - 7 * day).toISOString().slice(0, 10);
  return {
    name: '',
    description: '',
    startsOn,
    endsOn: startsOn,
    timeZone,
    languages: locale === 'fr' ? ['fr', 'en'] : ['en'],
    mode: 'virtual',
    dayStartsAt: '09:00',
    dayEndsAt: '17:00',
    lunchStartsAt: '12:30',
    lunchEndsAt: '13:30',
    slotMinutes: 20,
    breakMinutes: 5,
    tables: 0,
    wishesCloseAt: instantOf(`${deadline}T23:59`, timeZone) ?? `${deadline}T23:59:00Z`,
  };
}

/** The part of a fair that its form edits. */
export const settingsOf = (fair: Fair): FairSettings => ({
  name: fair.name,
  description: fair.description,
  startsOn: fair.startsOn,
  endsOn: fair.endsOn,
  timeZone: fair.timeZone,
  languages: fair.languages,
  mode: fair.mode,
  dayStartsAt: fair.dayStartsAt,
  dayEndsAt: fair.dayEndsAt,
  lunchStartsAt: fair.lunchStartsAt,
  lunchEndsAt: fair.lunchEndsAt,
  slotMinutes: fair.slotMinutes,
  breakMinutes: fair.breakMinutes,
  tables: fair.tables,
  wishesCloseAt: fair.wishesCloseAt,
});
