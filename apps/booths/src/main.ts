import { BoothsModule, BoothsWorkerModule } from '@parvis/booths';
import { HealthModule, startService } from '@parvis/platform';

await startService({
  name: 'booths',
  api: [HealthModule.for(['booths']), BoothsModule],
  worker: [BoothsWorkerModule],
  hasDatabase: true,
  domains: ['booths'],
});
