import { FairsModule, FairsWorkerModule } from '@parvis/fairs';
import { HealthModule, startService } from '@parvis/platform';

await startService({
  name: 'fairs',
  api: [HealthModule.for(['fairs']), FairsModule],
  worker: [FairsWorkerModule],
  hasDatabase: true,
  domains: ['fairs'],
});
