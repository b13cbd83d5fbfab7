import { MeetingsModule, MeetingsWorkerModule } from '@parvis/meetings';
import { PartnershipsModule, PartnershipsWorkerModule } from '@parvis/partnerships';
import { HealthModule, startService } from '@parvis/platform';

await startService({
  name: 'meetings',
  api: [HealthModule.for(['meetings', 'partnerships']), MeetingsModule, PartnershipsModule],
  worker: [MeetingsWorkerModule, PartnershipsWorkerModule],
  hasDatabase: true,
  domains: ['meetings', 'partnerships'],
});
