export { type EngineInputCode, EngineInputError, PlanStoppedError } from './engine.errors.js';
export { emptyRecord } from './matching/empty-record.js';
export { buildMatchIndex } from './matching/match-index.js';
export * from './matching/match-model.js';
export type * from './matching/match-types.js';
export { planTimetable } from './timetable/plan-timetable.js';
export type * from './timetable/timetable-types.js';
