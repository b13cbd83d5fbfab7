import type { ImportField } from '@parvis/contracts';
import { readAttendance } from './attendance.rules.js';
import { readCountry } from './country.rules.js';
import { readEmail } from './email.rules.js';
import { readLanguages } from './language.rules.js';
import { splitList } from './list.rules.js';
import { type ExhibitorRow, type PersonRow, silentPerson } from './person-row.js';
import type { RowCells } from './row-cells.rules.js';
import type { RowProblems } from './row-problems.js';
import { readTimeZone } from './time-zone.rules.js';
import { readTopics } from './topics.rules.js';
import { readWebsite } from './website.rules.js';

/** Whether a name is one of the fair's topics already. */
export type KnowsTopic = (name: string) => boolean;

/** Reads a row of a file of participants. What it returns counts only if `problems` then has no errors. */
export function readParticipant(cells: RowCells, knowsTopic: KnowsTopic, problems: RowProblems): PersonRow {
  return {
    email: email(cells, problems),
    firstName: required(cells, 'firstName', problems),
    lastName: required(cells, 'lastName', problems),
    company: cells.text('company'),
    jobTitle: cells.text('jobTitle'),
    country: country(cells, problems),
    languages: languages(cells, problems),
    timeZone: coded(cells, 'timeZone', readTimeZone, 'time-zone-unknown', problems),
    attendance: coded(cells, 'attendance', readAttendance, 'attendance-unknown', problems),
    needs: readTopics(cells, 'needs', knowsTopic, problems),
    offers: readTopics(cells, 'offers', knowsTopic, problems),
  };
}

/** Reads a row of a file of exhibitors: the company, and the person to write to. */
export function readExhibitor(
  cells: RowCells,
  knowsTopic: KnowsTopic,
  problems: RowProblems,
): { company: ExhibitorRow; contact: PersonRow } {
  const company: ExhibitorRow = {
    company: required(cells, 'company', problems),
    country: country(cells, problems),
    sector: cells.text('sector'),
    email: email(cells, problems),
    website: coded(cells, 'website', readWebsite, 'website-invalid', problems) ?? '',
    employees: coded(cells, 'employees', readNumber, 'number-invalid', problems),
    certificates: splitList(cells.text('certificates')),
    boothSize: coded(cells, 'boothSize', readBoothSize, 'booth-size-unknown', problems),
    tagline: cells.text('tagline'),
  };
  const contact: PersonRow = {
    ...silentPerson,
    email: company.email,
    firstName: cells.text('firstName'),
    lastName: cells.text('lastName'),
    company: company.company,
    offers: readTopics(cells, 'offers', knowsTopic, problems),
  };
  return { company, contact };
}

function required(cells: RowCells, field: ImportField, problems: RowProblems): string {
  const text = cells.text(field);
  if (text === '') problems.error(cells.header(field), 'required', '');
  return text;
}

function email(cells: RowCells, problems: RowProblems): string {
  const text = required(cells, 'email', problems);
  if (text === '') return '';
  const found = readEmail(text);
  if ('email' in found) return found.email;
  problems.error(cells.header('email'), found.code, text);
  return '';
}

function country(cells: RowCells, problems: RowProblems): string | null {
  const text = cells.text('country');
  if (text === '') return null;
  const found = readCountry(text);
  if (!found) problems.error(cells.header('country'), 'country-unknown', text);
  if (found?.isRecognised) problems.warn(cells.header('country'), 'country-recognised', `${text} → ${found.code}`);
  return found?.code ?? null;
}

function languages(cells: RowCells, problems: RowProblems): string[] {
  const found = readLanguages(cells.text('languages'));
  for (const text of found.unknown) problems.error(cells.header('languages'), 'language-unknown', text);
  return found.languages.slice(0, 10);
}

/** A cell that has to be one of a known set of values, or empty. */
function coded<Value>(
  cells: RowCells,
  field: ImportField,
  read: (text: string) => Value | null,
  code: Parameters<RowProblems['error']>[1],
  problems: RowProblems,
): Value | null {
  const text = cells.text(field);
  if (text === '') return null;
  const value = read(text);
  if (value === null) problems.error(cells.header(field), code, text);
  return value;
}

/** A whole number, with or without signs between its thousands; of `50-99` and `200+` the smaller bound. */
function readNumber(text: string): number | null {
  const digits = /^[~<>≈]?\s*(\d{1,3}(?:[ .,’'\u202f]\d{3})+|\d{1,9})(?:\s*(?:\+|[-–]\s*\d+))?$/u.exec(text)?.[1];
  return digits === undefined ? null : Number(digits.replace(/\D/g, ''));
}

const boothSizes: Readonly<Record<string, ExhibitorRow['boothSize']>> = {
  s: 'S',
  small: 'S',
  petit: 'S',
  petite: 'S',
  m: 'M',
  medium: 'M',
  moyen: 'M',
  moyenne: 'M',
  l: 'L',
  large: 'L',
  grand: 'L',
  grande: 'L',
};
const readBoothSize = (text: string): ExhibitorRow['boothSize'] => boothSizes[text.toLowerCase()] ?? null;
