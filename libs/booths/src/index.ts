export { BoothsModule } from './booths.module.js';
export { BoothsWorkerModule } from './booths-worker.module.js';
