/** What can be wrong with an engine's input. */
export type EngineInputCode =
  | 'DUPLICATE_PROFILE'
  | 'NO_SLOTS'
  | 'DUPLICATE_SLOT'
  | 'BAD_SLOT_TIMES'
  | 'OVERLAPPING_SLOTS'
  | 'DUPLICATE_PERSON'
  | 'BAD_QUOTA'
  | 'MIN_ABOVE_MAX'
  | 'BAD_CAP'
  | 'BAD_MINIMUM_WORTH'
  | 'BAD_TABLES'
  | 'BAD_BOOTH'
  | 'DUPLICATE_BOOTH'
  | 'BAD_SEED'
  | 'WISH_WITH_ONESELF'
  | 'BAD_WISH_VALUE'
  | 'VETO_WITH_ONESELF'
  | 'PRECEDENCE_WITH_ONESELF'
  | 'PRECEDENCE_CYCLE'
  | 'FIXED_DUPLICATE_ID'
  | 'FIXED_WITH_ONESELF'
  | 'FIXED_UNKNOWN_PERSON'
  | 'FIXED_UNKNOWN_SLOT'
  | 'FIXED_UNKNOWN_TABLE'
  | 'FIXED_WITHOUT_BOOTH'
  | 'FIXED_TABLE_ELSEWHERE'
  | 'FIXED_DOUBLE_BOOKING'
  | 'FIXED_TABLE_TAKEN_TWICE'
  | 'FIXED_TOO_MANY_AT_TABLES'
  | 'FIXED_TOO_MANY_AT_BOOTH'
  | 'FIXED_VETO'
  | 'FIXED_AGAINST_PRECEDENCE';

/** The input contradicts itself; `details` names the entries that do. */
export class EngineInputError extends Error {
  constructor(
    readonly code: EngineInputCode,
    readonly details: Readonly<Record<string, string | number>>,
  ) {
    super(`${code}: ${JSON.stringify(details)}`);
    this.name = 'EngineInputError';
  }
}

/** The caller asked the run to end (`PlanOptions.shouldStop`); there is no result. */
export class PlanStoppedError extends Error {
  constructor() {
    super('The timetable run was stopped');
    this.name = 'PlanStoppedError';
  }
}
