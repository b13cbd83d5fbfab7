import { BoothsModule, BoothsWorkerModule } from '@parvis/booths';
import { HealthModule, startService } from '@parvis/platform';

await startService({
  name: 'booths',
  api: [BoothsModule, HealthModule.for(['booths'])],
  worker: [BoothsWorkerModule],
  hasDatabase: true,
  domains: ['booths'],
});
