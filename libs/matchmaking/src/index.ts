export { MatchmakingModule } from './matchmaking.module.js';
export { MatchmakingDataModule } from './matchmaking-data.module.js';
export { MatchmakingWorkerModule } from './matchmaking-worker.module.js';
export type { PlannedRow } from './timetable/plan.repository.js';
export { TimetableReader } from './timetable/timetable-reader.js';
export { RequestReader } from './wish/request-reader.js';
export { WishReader } from './wish/wish-reader.js';
