import { Module } from '@nestjs/common';
import { CalendarReader } from './calendar/calendar-reader.js';
import { CalendarRounds } from './calendar/calendar-rounds.js';
import { ImportJob } from './import/import-job.js';
import { ImportRequestedHandler } from './import/import-requested.handler.js';
import { ProfilesDataModule } from './profiles-data.module.js';

@Module({
  imports: [ProfilesDataModule],
  providers: [CalendarReader, CalendarRounds, ImportJob, ImportRequestedHandler],
})
export class ProfilesWorkerModule {}
