import { MatchmakingModule, MatchmakingWorkerModule } from '@parvis/matchmaking';
import { HealthModule, startService } from '@parvis/platform';

await startService({
  name: 'matchmaking',
  api: [MatchmakingModule, HealthModule.for(['matchmaking'])],
  worker: [MatchmakingWorkerModule],
  hasDatabase: true,
  domains: ['matchmaking'],
});
