import type english from '../../i18n/en/organiser.json';

/** A cause for which the catalogue has words. */
export type KnownFailure = keyof (typeof english)['timetable']['failure']['code'];
type FixLabel = keyof (typeof english)['timetable']['failure']['fix'];

interface Fix {
  label: FixLabel;
  /** Below `/fairs/:fairId/organise/`. */
  path: string;
}

const settings: Fix = { label: 'settings', path: 'settings' };
const everybody: Fix = { label: 'everybody', path: 'planning' };
const limits: Fix = { label: 'limits', path: 'planning?tab=limits' };
const pairs: Fix = { label: 'pairs', path: 'planning?tab=pairs' };
const order: Fix = { label: 'order', path: 'planning?tab=order' };
const people: Fix = { label: 'people', path: 'people' };

/** Where each cause is put right, the likeliest first; nowhere where a new run is the way out. */
export const failureFixes: Readonly<Record<KnownFailure, readonly Fix[]>> = {
  INTERNAL: [],
  DUPLICATE_PROFILE: [people],
  NO_SLOTS: [settings],
  DUPLICATE_SLOT: [settings],
  BAD_SLOT_TIMES: [settings],
  OVERLAPPING_SLOTS: [settings],
  DUPLICATE_PERSON: [people],
  BAD_QUOTA: [limits],
  MIN_ABOVE_MAX: [limits, everybody],
  BAD_CAP: [everybody],
  BAD_MINIMUM_WORTH: [everybody],
  BAD_TABLES: [settings],
  BAD_BOOTH: [everybody],
  DUPLICATE_BOOTH: [people],
  BAD_SEED: [],
  WISH_WITH_ONESELF: [pairs],
  BAD_WISH_VALUE: [],
  VETO_WITH_ONESELF: [pairs],
  PRECEDENCE_WITH_ONESELF: [order],
  PRECEDENCE_CYCLE: [order],
  FIXED_DUPLICATE_ID: [pairs],
  FIXED_WITH_ONESELF: [pairs],
  FIXED_UNKNOWN_PERSON: [pairs],
  FIXED_UNKNOWN_SLOT: [pairs, settings],
  FIXED_UNKNOWN_TABLE: [settings],
  FIXED_WITHOUT_BOOTH: [everybody],
  FIXED_TABLE_ELSEWHERE: [],
  FIXED_DOUBLE_BOOKING: [pairs, settings],
  FIXED_TABLE_TAKEN_TWICE: [],
  FIXED_TOO_MANY_AT_TABLES: [settings, pairs],
  FIXED_TOO_MANY_AT_BOOTH: [everybody, pairs],
  FIXED_VETO: [pairs],
  FIXED_AGAINST_PRECEDENCE: [order, pairs],
};

export const isKnownFailure = (code: string): code is KnownFailure => Object.hasOwn(failureFixes, code);
