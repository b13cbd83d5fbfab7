export { type EngineInputCode, EngineInputError, PlanStoppedError } from './engine.errors.js';
export type * from './matching/match-types.js';
export type * from './timetable/timetable-types.js';
