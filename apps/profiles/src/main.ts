import { ProfilesModule, ProfilesWorkerModule } from '@parvis/profiles';
import { HealthModule, startService } from '@parvis/platform';

await startService({
  name: 'profiles',
  api: [ProfilesModule, HealthModule.for(['profiles'])],
  worker: [ProfilesWorkerModule],
  hasDatabase: true,
  domains: ['profiles'],
});
