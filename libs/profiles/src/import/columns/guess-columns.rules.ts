import { EmailAddress, type ImportField, type ImportKind } from '@parvis/contracts';
import { foldedWords } from '../../text/folded.rules.js';
import { headerNames, reasonHeaders } from './header-names.js';

export type Mapping = (ImportField | null)[];

interface Name {
  field: ImportField;
  words: string;
}

const namesOf = (kind: ImportKind): Name[] =>
  Object.entries(headerNames[kind])
    .flatMap(([field, names]) => names.map((name) => ({ field: field as ImportField, words: foldedWords(name) })))
    // The longest name is the most telling: "nom de famille" before "nom".
    .sort((a, b) => b.words.length - a.words.length);

const namesByKind = { participants: namesOf('participants'), exhibitors: namesOf('exhibitors') };

const reasons = new Set(Object.values(reasonHeaders).map(foldedWords));

/**
 * The field that each column probably fills: by its whole header, then by a known name within it, and for an address without a
 * known header by what the cells look like. No field is given twice; the column that fits better has it.
 */
export function guessColumns(
  kind: ImportKind,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): Mapping {
  const headers = columns.map(foldedWords);
  const mapping: Mapping = columns.map(() => null);
  const isFree = (index: number, field: ImportField) =>
    mapping[index] === null && !mapping.includes(field) && !reasons.has(headers[index] ?? '');
  headers.forEach((header, index) => {
    const whole = namesByKind[kind].find(({ field, words }) => words === header && isFree(index, field));
    if (whole) mapping[index] = whole.field;
  });
  for (const { field, words } of namesByKind[kind]) {
    const index = headers.findIndex((header, at) => isFree(at, field) && ` ${header} `.includes(` ${words} `));
    if (index >= 0) mapping[index] = field;
  }
  const addresses = columns.findIndex((_, index) => isFree(index, 'email') && holdsAddresses(rows, index));
  if (addresses >= 0) mapping[addresses] = 'email';
  return mapping;
}

function holdsAddresses(rows: readonly (readonly string[])[], index: number): boolean {
  const filled = rows.map((row) => row[index] ?? '').filter((cell) => cell.trim() !== '');
  const addresses = filled.filter((cell) => EmailAddress.safeParse(cell).success);
  return filled.length > 0 && addresses.length >= filled.length * 0.8;
}
