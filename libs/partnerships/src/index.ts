export { PartnershipsModule } from './partnerships.module.js';
export { PartnershipsWorkerModule } from './partnerships-worker.module.js';
