import { MeetingsModule, MeetingsWorkerModule } from '@parvis/meetings';
import { HealthModule, startService } from '@parvis/platform';

await startService({
  name: 'meetings',
  api: [HealthModule.for(['meetings']), MeetingsModule],
  worker: [MeetingsWorkerModule],
  hasDatabase: true,
  domains: ['meetings'],
});
