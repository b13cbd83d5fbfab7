import { MeetingsModule, MeetingsWorkerModule } from '@parvis/meetings';
import { HealthModule, startService } from '@parvis/platform';

await startService({
  name: 'meetings',
  api: [MeetingsModule, HealthModule.for(['meetings'])],
  worker: [MeetingsWorkerModule],
  hasDatabase: true,
  domains: ['meetings'],
});
