import { foldedWords } from '../../text/folded.rules.js';
import { splitList } from './list.rules.js';

const namedIn = ['en', 'fr', 'nl', 'de'] as const;

const letters = [...'abcdefghijklmnopqrstuvwxyz'];
const english = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
/** ISO 639-1: the two-letter codes that stand for themselves and have a name. */
const codes = letters
  .flatMap((first) => letters.map((second) => first + second))
  .filter((code) => new Intl.Locale(code).language === code && english.of(code) !== undefined);
const known = new Set(codes);

const byName = new Map<string, string>([
  ...namedIn.flatMap((language) => {
    const names = new Intl.DisplayNames([language], { type: 'language', fallback: 'none' });
    return codes.map((code): [string, string] => [foldedWords(names.of(code) ?? code), code]);
  }),
  ...codes.map((code): [string, string] => [
    foldedWords(new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code),
    code,
  ]),
  ['mandarin', 'zh'],
  ['castellano', 'es'],
  ['flemish', 'nl'],
  ['flamand', 'nl'],
  ['vlaams', 'nl'],
]);

const readLanguage = (text: string): string | null => {
  const tag = /^([a-z]{2})(?:[-_][a-z]{2,4})?$/i.exec(text)?.[1]?.toLowerCase();
  if (tag && known.has(tag)) return tag;
  return byName.get(foldedWords(text.replace(/\(.*\)/, ''))) ?? null;
};

/** Languages given as codes or names, in the order given, each once; and what is none. */
export function readLanguages(text: string): { languages: string[]; unknown: string[] } {
  const languages = new Set<string>();
  const unknown: string[] = [];
  for (const part of splitList(text.replace(/\s(?:et|and|und|&)\s|[/;,]/gi, '|'))) {
    const whole = readLanguage(part);
    const found = whole ? [whole] : part.split(' ').map(readLanguage);
    for (const language of found) {
      if (language) languages.add(language);
      else unknown.push(part);
    }
  }
  return { languages: [...languages], unknown };
}
