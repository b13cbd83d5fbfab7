import { HealthModule, startService } from '@parvis/platform';
import { ProfilesModule, ProfilesWorkerModule } from '@parvis/profiles';

await startService({
  name: 'profiles',
  api: [HealthModule.for(['profiles']), ProfilesModule],
  worker: [ProfilesWorkerModule],
  hasDatabase: true,
  domains: ['profiles'],
});
