import { LiveModule, LiveWorkerModule } from '@parvis/live';
import { HealthModule, startService } from '@parvis/platform';

await startService({
  name: 'live',
  api: [HealthModule.for(['live']), LiveModule],
  worker: [LiveWorkerModule],
  hasDatabase: true,
  domains: ['live'],
});
