import { BoothsModule, BoothsWorkerModule } from '@parvis/booths';
import { FairsModule, FairsWorkerModule } from '@parvis/fairs';
import { LiveModule, LiveWorkerModule } from '@parvis/live';
import { MatchmakingModule, MatchmakingWorkerModule } from '@parvis/matchmaking';
import { MeetingsModule, MeetingsWorkerModule } from '@parvis/meetings';
import { MessagingModule, MessagingWorkerModule } from '@parvis/messaging';
import { PartnershipsModule, PartnershipsWorkerModule } from '@parvis/partnerships';
import { HealthModule, type Service } from '@parvis/platform';
import { ProfilesModule, ProfilesWorkerModule } from '@parvis/profiles';
import { RoomsModule } from '@parvis/rooms';

const domains = ['fairs', 'profiles', 'booths', 'matchmaking', 'meetings', 'partnerships', 'messaging', 'live'];

/** Every domain and worker in one process. */
export const allInOne: Service = {
  name: 'parvis',
  api: [
    // Before the paths with parameters that would swallow it.
    HealthModule.for(domains),
    FairsModule,
    ProfilesModule,
    BoothsModule,
    MatchmakingModule,
    MeetingsModule,
    PartnershipsModule,
    MessagingModule,
    LiveModule,
    RoomsModule,
  ],
  worker: [
    FairsWorkerModule,
    ProfilesWorkerModule,
    BoothsWorkerModule,
    MatchmakingWorkerModule,
    MeetingsWorkerModule,
    PartnershipsWorkerModule,
    MessagingWorkerModule,
    LiveWorkerModule,
  ],
  hasDatabase: true,
  domains,
};
