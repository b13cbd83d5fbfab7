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

/** Where each cause is put right; null where a new run is the way out. */
export const failureFixes: Readonly<Record<KnownFailure, Fix | null>> = {
  INTERNAL: null,
  DUPLICATE_PROFILE: people,
  NO_SLOTS: settings,
  DUPLICATE_SLOT: settings,
  BAD_SLOT_TIMES: settings,
  OVERLAPPING_SLOTS: settings,
  DUPLICATE_PERSON: people,
  BAD_QUOTA: limits,
  MIN_ABOVE_MAX: limits,
  BAD_CAP: everybody,
  BAD_MINIMUM_WORTH: everybody,
  BAD_TABLES: settings,
  BAD_BOOTH: everybody,
  DUPLICATE_BOOTH: people,
  BAD_SEED: null,
  WISH_WITH_ONESELF: pairs,
  BAD_WISH_VALUE: null,
  VETO_WITH_ONESELF: pairs,
  PRECEDENCE_WITH_ONESELF: order,
  PRECEDENCE_CYCLE: order,
  FIXED_DUPLICATE_ID: pairs,
  FIXED_WITH_ONESELF: pairs,
  FIXED_UNKNOWN_PERSON: pairs,
  FIXED_UNKNOWN_SLOT: pairs,
  FIXED_UNKNOWN_TABLE: settings,
  FIXED_WITHOUT_BOOTH: everybody,
  FIXED_TABLE_ELSEWHERE: null,
  FIXED_DOUBLE_BOOKING: pairs,
  FIXED_TABLE_TAKEN_TWICE: null,
  FIXED_TOO_MANY_AT_TABLES: settings,
  FIXED_TOO_MANY_AT_BOOTH: everybody,
  FIXED_VETO: pairs,
  FIXED_AGAINST_PRECEDENCE: order,
};

export const isKnownFailure = (code: string): code is KnownFailure => Object.hasOwn(failureFixes, code);
