import type { Locale, RowProblem } from '@parvis/contracts';
import { stringify } from 'csv-stringify/sync';
import { reasonHeaders } from './columns/header-names.js';
import type { RefusedRow } from './row-problem.repository.js';
import { defused } from './rows/cell.rules.js';

/** Why a row was refused, in words. */
const reasons: Readonly<Record<Locale, Partial<Record<RowProblem['code'], string>>>> = {
  en: {
    required: 'missing',
    'email-invalid': 'not an e-mail address',
    'email-doubled': 'this address is in the file already',
    'email-of-another': 'this address belongs to somebody with another name',
    'country-unknown': 'unknown country',
    'language-unknown': 'unknown language',
    'time-zone-unknown': 'unknown time zone; write it like Europe/Brussels',
    'attendance-unknown': 'write virtual, on site or both',
    formula: 'formulas are not imported',
    markup: 'HTML is not imported',
    'too-long': 'too long',
    'too-many-columns': 'more cells than the header',
    'website-invalid': 'not a web address',
    'number-invalid': 'not a number',
    'booth-size-unknown': 'write S, M or L',
    undecodable: "letters were lost when the file was saved; save it as 'CSV UTF-8'",
    'not-saved': 'this row could not be saved',
  },
  fr: {
    required: 'manque',
    'email-invalid': "n'est pas une adresse électronique",
    'email-doubled': 'cette adresse figure déjà dans le fichier',
    'email-of-another': "cette adresse est celle d'une personne d'un autre nom",
    'country-unknown': 'pays inconnu',
    'language-unknown': 'langue inconnue',
    'time-zone-unknown': 'fuseau horaire inconnu ; écrivez-le comme Europe/Brussels',
    'attendance-unknown': 'écrivez à distance, sur place ou les deux',
    formula: 'les formules ne sont pas importées',
    markup: "le HTML n'est pas importé",
    'too-long': 'trop long',
    'too-many-columns': "plus de cellules que l'en-tête",
    'website-invalid': "n'est pas une adresse web",
    'number-invalid': "n'est pas un nombre",
    'booth-size-unknown': 'écrivez S, M ou L',
    undecodable: "des lettres se sont perdues à l'enregistrement ; enregistrez en « CSV UTF-8 »",
    'not-saved': "cette ligne n'a pas pu être enregistrée",
  },
};

/**
 * The refused rows as CSV: the reason, then the cells exactly as they were uploaded. The reason stands first so that it keeps
 * its column even where a row has more cells than the header. UTF-8 with a mark, for spreadsheets; cells that a spreadsheet
 * would compute are defused.
 */
export async function* refusedFile(
  { columns, separator }: { columns: readonly string[]; separator: string | null },
  portions: AsyncIterable<RefusedRow[]>,
  locale: Locale,
): AsyncGenerator<string> {
  const delimiter = separator ?? (locale === 'fr' ? ';' : ',');
  const write = (rows: string[][]) =>
    stringify(
      rows.map((row) => row.map(defused)),
      { delimiter, record_delimiter: 'windows' },
    );
  yield `\uFEFF${write([[reasonHeaders[locale], ...columns]])}`;
  for await (const rows of portions) yield write(rows.map((row) => [reasonOf(row, locale), ...row.cells]));
}

const reasonOf = ({ problems }: RefusedRow, locale: Locale) =>
  problems
    .map(({ column, code }) => [column, reasons[locale][code] ?? code].filter((part) => part !== '').join(': '))
    .join('; ');
