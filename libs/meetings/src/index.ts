export { type MeetingCircle, MeetingReader } from './agenda/meeting-reader.js';
export { AgendaSessions, type PlannedSession } from './agenda-session/agenda-sessions.js';
export { type Booking, MeetingBooker } from './booking/meeting-booker.js';
export { MeetingsModule } from './meetings.module.js';
export { MeetingsDataModule } from './meetings-data.module.js';
export { MeetingsWorkerModule } from './meetings-worker.module.js';
