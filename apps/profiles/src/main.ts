import { ProfilesModule, ProfilesWorkerModule } from '@parvis/profiles';
import { HealthModule, startService } from '@parvis/platform';

await startService({
  name: 'profiles',
  api: [HealthModule.for(['profiles']), ProfilesModule],
  worker: [ProfilesWorkerModule],
  hasDatabase: true,
  domains: ['profiles'],
});
