export { MessagingModule } from './messaging.module.js';
export { MessagingWorkerModule } from './messaging-worker.module.js';
