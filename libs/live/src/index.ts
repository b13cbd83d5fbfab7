export { LiveModule } from './live.module.js';
export { LiveWorkerModule } from './live-worker.module.js';
