import { MessagingModule, MessagingWorkerModule } from '@parvis/messaging';
import { HealthModule, startService } from '@parvis/platform';

await startService({
  name: 'messaging',
  api: [HealthModule.for(['messaging']), MessagingModule],
  worker: [MessagingWorkerModule],
  hasDatabase: true,
  domains: ['messaging'],
});
