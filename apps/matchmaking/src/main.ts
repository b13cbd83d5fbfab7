import { MatchmakingModule, MatchmakingWorkerModule } from '@parvis/matchmaking';
import { HealthModule, startService } from '@parvis/platform';

await startService({
  name: 'matchmaking',
  api: [HealthModule.for(['matchmaking']), MatchmakingModule],
  worker: [MatchmakingWorkerModule],
  hasDatabase: true,
  domains: ['matchmaking'],
});
