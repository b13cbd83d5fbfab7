import type { ImportField } from '@parvis/contracts';
import type { Mapping } from '../columns/guess-columns.rules.js';
import type { SheetRow } from '../reading/sheet-row.js';
import { cleanCell, hasLostLetters, hasMarkup, isFormula } from './cell.rules.js';
import type { RowProblems } from './row-problems.js';

/** What a cell of each field may hold at most, in characters. */
const longest: Readonly<Record<ImportField, number>> = {
  email: 254,
  firstName: 80,
  lastName: 80,
  company: 160,
  jobTitle: 120,
  country: 80,
  needs: 3_000,
  offers: 3_000,
  languages: 300,
  timeZone: 64,
  attendance: 60,
  sector: 120,
  website: 500,
  boothSize: 40,
  tagline: 160,
  employees: 20,
  certificates: 1_000,
};

const lists: ReadonlySet<ImportField> = new Set(['needs', 'offers', 'languages', 'certificates']);

/** The cells of one row by field, cleaned, with the header of each for messages. */
export interface RowCells {
  text(field: ImportField): string;
  header(field: ImportField): string;
}

/** The header and the meaning of each column. */
export interface Layout {
  columns: readonly string[];
  mapping: Mapping;
}

/**
 * Picks the cells that the mapping uses and checks what holds for all of them alike. Columns without a field are not
 * looked at.
 */
export function readCells(row: SheetRow, { columns, mapping }: Layout, problems: RowProblems): RowCells {
  if (row.cells.length > columns.length) {
    problems.error('', 'too-many-columns', row.cells.slice(columns.length).join(' '));
  }
  if (row.cells.length < columns.length) problems.warn('', 'too-few-columns', String(row.cells.length));
  const texts = new Map<ImportField, string>();
  mapping.forEach((field, index) => {
    if (!field) return;
    const header = columns[index] ?? '';
    const { text, hadLineBreaks } = cleanCell(row.cells[index] ?? '', lists.has(field) ? '|' : ' ');
    texts.set(field, text);
    if (text.length > longest[field]) problems.error(header, 'too-long', text);
    else if (isFormula(text)) problems.error(header, 'formula', text);
    else if (hasMarkup(text)) problems.error(header, 'markup', text);
    else if (hasLostLetters(text)) problems.error(header, 'undecodable', text);
    else if (hadLineBreaks && !lists.has(field)) problems.warn(header, 'line-breaks-joined', text);
  });
  return {
    text: (field) => texts.get(field) ?? '',
    header: (field) => columns[mapping.indexOf(field)] ?? '',
  };
}
