import type { Locale } from '@parvis/contracts';
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };

export type Catalogue = typeof en;

/** What mails say, by language; every language has every text. */
export const catalogues: Readonly<Record<Locale, Catalogue>> = { en, fr };

/** Puts values in for `{name}`. @throws when a text names a value that is not given. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`The text "${text}" needs a value for ${name}`);
    return value;
  });
}
