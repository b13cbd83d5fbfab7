import { Module } from '@nestjs/common';
import { BoothsDataModule } from '@parvis/booths';
import { FairsDataModule } from '@parvis/fairs';
import { ProfilesDataModule } from '@parvis/profiles';
import { matching } from './matching.providers.js';
import { timetables } from './timetable.providers.js';

const shared = [...matching, ...timetables];

/** What both halves of matchmaking, and readers outside, stand on. */
@Module({
  imports: [FairsDataModule, ProfilesDataModule, BoothsDataModule],
  providers: shared,
  exports: [...shared, FairsDataModule, ProfilesDataModule, BoothsDataModule],
})
export class MatchmakingDataModule {}
