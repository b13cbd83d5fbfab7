import countries from 'i18n-iso-countries';
import { foldedWords } from '../../text/folded.rules.js';

const languages = ['en', 'fr', 'nl', 'de'] as const;

/** What people write and no list of names has. */
const sayings: Readonly<Record<string, string>> = {
  uk: 'GB',
  'u k': 'GB',
  england: 'GB',
  angleterre: 'GB',
  scotland: 'GB',
  ecosse: 'GB',
  wales: 'GB',
  'u s': 'US',
  'u s a': 'US',
  'etats unis': 'US',
  holland: 'NL',
  hollande: 'NL',
  'the netherlands': 'NL',
  el: 'GR',
  'coree du sud': 'KR',
  'south korea': 'KR',
  russie: 'RU',
  russia: 'RU',
  'cote d ivoire': 'CI',
  'ivory coast': 'CI',
  'viet nam': 'VN',
  tchequie: 'CZ',
  'republique tcheque': 'CZ',
  'grand duche de luxembourg': 'LU',
  eire: 'IE',
};

const codes = new Set(Object.keys(countries.getAlpha2Codes()));
const byName = new Map<string, string>([
  ...languages.flatMap((language) => [
    ...Object.entries(countries.getNames(language, { select: 'all' })).flatMap(([code, names]) =>
      names.map((name): [string, string] => [foldedWords(name), code]),
    ),
    ...namesOfIntl(language),
  ]),
  ...Object.entries(countries.getAlpha3Codes()).map(([three, two]): [string, string] => [three.toLowerCase(), two]),
  ...Object.entries(sayings),
]);

function namesOfIntl(language: string): [string, string][] {
  const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
  return [...codes].map((code): [string, string] => [foldedWords(names.of(code) ?? code), code]);
}

/**
 * The ISO code of a country given as code or as a name in English, French, Dutch or German.
 * @returns null when there is no such country; `isRecognised` when it was not the two-letter code.
 */
export function readCountry(text: string): { code: string; isRecognised: boolean } | null {
  const upper = text.toUpperCase();
  if (codes.has(upper)) return { code: upper, isRecognised: false };
  const code = byName.get(foldedWords(text));
  return code ? { code, isRecognised: true } : null;
}
