import type { PersonRecord } from './match-types.js';

/** Nothing has happened yet. */
export const emptyRecord: PersonRecord = {
  yesGiven: 0,
  noGiven: 0,
  yesGot: 0,
  noGot: 0,
  shown: 0,
  held: 0,
  missed: 0,
};
