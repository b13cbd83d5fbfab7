import { isTimeZone } from '@parvis/contracts';
import { foldedWords } from '../../text/folded.rules.js';

const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')];
const byWords = new Map(zones.map((zone) => [foldedWords(zone), zone]));

/** Cities of zones, where no two zones share the name, and their French names. */
const byCity = new Map<string, string>();
for (const zone of zones) {
  const city = foldedWords(zone.split('/').at(-1) ?? zone);
  byCity.set(city, byCity.has(city) ? '' : zone);
}
for (const [city, zone] of [
  ['bruxelles', 'Europe/Brussels'],
  ['londres', 'Europe/London'],
  ['lisbonne', 'Europe/Lisbon'],
  ['geneve', 'Europe/Zurich'],
  ['geneva', 'Europe/Zurich'],
  ['alger', 'Africa/Algiers'],
  ['le caire', 'Africa/Cairo'],
  ['montreal', 'America/Montreal'],
] as const)
  byCity.set(city, zone);

const seen = new Map<string, string | null>();

/** An IANA zone given by its name, whatever the case, or by the city that it is named after. */
export function readTimeZone(text: string): string | null {
  const known = seen.get(text);
  if (known !== undefined) return known;
  // Asking the runtime costs a good part of a millisecond, and a file names the same few zones again and again.
  const zone = isTimeZone(text) ? text : (byWords.get(foldedWords(text)) ?? (byCity.get(foldedWords(text)) || null));
  if (seen.size < 1_000) seen.set(text, zone);
  return zone;
}
