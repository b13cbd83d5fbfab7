import { FairsModule, FairsWorkerModule } from '@parvis/fairs';
import { HealthModule, startService } from '@parvis/platform';

await startService({
  name: 'fairs',
  api: [FairsModule, HealthModule.for(['fairs'])],
  worker: [FairsWorkerModule],
  hasDatabase: true,
  domains: ['fairs'],
});
