import type { Locale, ParticipantCard } from '@parvis/contracts';

type Attendance = ParticipantCard['attendance'];

/**
 * What a row says of a person, in the form in which profiles keep it. Empty text, null and empty lists mean that the row
 * says nothing of it. Topics are still words here.
 */
export interface PersonRow {
  email: string;
  firstName: string;
  lastName: string;
  company: string;
  jobTitle: string;
  country: string | null;
  languages: string[];
  timeZone: string | null;
  attendance: Attendance | null;
  needs: string[];
  offers: string[];
}

/** What a row says of an exhibiting company. */
export interface ExhibitorRow {
  company: string;
  country: string | null;
  sector: string;
  email: string;
  website: string;
  employees: number | null;
  certificates: string[];
  boothSize: 'S' | 'M' | 'L' | null;
  tagline: string;
}

/** A row that says nothing. */
export const silentPerson: PersonRow = {
  email: '',
  firstName: '',
  lastName: '',
  company: '',
  jobTitle: '',
  country: null,
  languages: [],
  timeZone: null,
  attendance: null,
  needs: [],
  offers: [],
};

export const silentExhibitor: ExhibitorRow = {
  company: '',
  country: null,
  sector: '',
  email: '',
  website: '',
  employees: null,
  certificates: [],
  boothSize: null,
  tagline: '',
};

/** The language of somebody's first mails: French if it comes before English among the languages, else English. */
export const localeOf = (languages: readonly string[]): Locale => {
  const first = languages.find((language) => language === 'fr' || language === 'en');
  return first === 'fr' ? 'fr' : 'en';
};

const frenchSpeaking = new Set([
  'FR',
  'BE',
  'LU',
  'MC',
  'MA',
  'TN',
  'DZ',
  'SN',
  'CI',
  'CM',
  'CD',
  'CG',
  'BJ',
  'TG',
  'GA',
  'ML',
  'MG',
]);

/** The language of an exhibitor's first mails, of whom no languages are known: by country. */
export const localeOfCountry = (country: string | null): Locale =>
  country !== null && frenchSpeaking.has(country) ? 'fr' : 'en';
