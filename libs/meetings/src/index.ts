export { MeetingsModule } from './meetings.module.js';
export { MeetingsWorkerModule } from './meetings-worker.module.js';
