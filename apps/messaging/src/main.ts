import { MessagingModule, MessagingWorkerModule } from '@parvis/messaging';
import { HealthModule, startService } from '@parvis/platform';

await startService({
  name: 'messaging',
  api: [MessagingModule, HealthModule.for(['messaging'])],
  worker: [MessagingWorkerModule],
  hasDatabase: true,
  domains: ['messaging'],
});
