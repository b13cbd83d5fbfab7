import { Module } from '@nestjs/common';
import { ProfilesDataModule } from '@parvis/profiles';
import {
  BoothVisitedHandler,
  DocumentOpenedHandler,
  MeetingHeldHandler,
  StandCallEndedHandler,
} from './lead-events.handler.js';
import { LeadsDataModule } from './leads-data.module.js';

/** Leads, as they follow from what happens. */
@Module({
  imports: [ProfilesDataModule, LeadsDataModule],
  providers: [BoothVisitedHandler, DocumentOpenedHandler, StandCallEndedHandler, MeetingHeldHandler],
})
export class LeadsWorkerModule {}
