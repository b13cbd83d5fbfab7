import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCodes, importFields, locales, rowProblemCodes } from '@parvis/contracts';

type Texts = { [key: string]: string | Texts };

const folder = (locale: string) => join(__dirname, locale);
const read = (locale: string, file: string): Texts => JSON.parse(readFileSync(join(folder(locale), file), 'utf8'));

function flatten(texts: Texts, prefix = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : flatten(value, `${prefix}${key}.`),
  );
}

const files = readdirSync(folder('en')).filter((file) => file.endsWith('.json'));
const variables = (text: string) => [...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name).sort();

describe('message catalogues', () => {
  it('has the same namespaces in all languages', () => {
    expect(files.length).toBeGreaterThan(0);
    for (const locale of locales) {
      expect(readdirSync(folder(locale)).filter((file) => file.endsWith('.json'))).toEqual(files);
    }
  });

  describe.each(files)('%s', (file) => {
    const english = new Map(flatten(read('en', file)));
    const french = new Map(flatten(read('fr', file)));

    it('has the same keys in English and French', () => {
      expect([...french.keys()].sort()).toEqual([...english.keys()].sort());
    });

    it('has no empty text', () => {
      const empty = [...english, ...french].filter(([, text]) => text.trim() === '').map(([key]) => key);
      expect(empty).toEqual([]);
    });

    it('names the same variables in both languages', () => {
      const differing = [...english].filter(
        ([key, text]) => !key.endsWith('_one') && variables(text).join() !== variables(french.get(key) ?? '').join(),
      );
      expect(differing).toEqual([]);
    });

    it('is typeset: curly apostrophes, French spaces before high punctuation', () => {
      const wrong = [
        ...[...english].filter(([, text]) => text.includes("'")),
        ...[...french].filter(([, text]) => /'| [;:!?»]|« |[^\s\u00a0\u202f][;!?](?=\s|$)/.test(text)),
      ];
      expect(wrong).toEqual([]);
    });
  });

  it('has words for every error code', () => {
    const codes = Object.keys(read('en', 'errors.json').codes ?? {});
    expect(codes.sort()).toEqual([...errorCodes, 'NETWORK'].sort());
  });

  it('has words for every problem of an imported row and for every field', () => {
    const { code, field } = read('en', 'organiser.json').import as Record<string, Texts>;
    expect(Object.keys(code ?? {}).sort()).toEqual([...rowProblemCodes].sort());
    const fields = new Set([...importFields.exhibitors, ...importFields.participants]);
    expect(Object.keys(field ?? {}).sort()).toEqual([...fields].sort());
  });
});
