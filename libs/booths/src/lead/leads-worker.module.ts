import { Module } from '@nestjs/common';
import { FairsDataModule } from '@parvis/fairs';
import { ProfilesDataModule } from '@parvis/profiles';
import {
  BoothVisitedHandler,
  ChattedHandler,
  DocumentOpenedHandler,
  MeetingHeldHandler,
  StandCallEndedHandler,
} from './lead-events.handler.js';
import { LeadSweeper } from './lead-sweeper.js';
import { LeadsDataModule } from './leads-data.module.js';

/** Leads, as they follow from what happens. */
@Module({
  imports: [FairsDataModule, ProfilesDataModule, LeadsDataModule],
  providers: [
    BoothVisitedHandler,
    ChattedHandler,
    DocumentOpenedHandler,
    StandCallEndedHandler,
    MeetingHeldHandler,
    LeadSweeper,
  ],
})
export class LeadsWorkerModule {}
