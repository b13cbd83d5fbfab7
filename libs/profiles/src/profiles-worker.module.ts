import { Module } from '@nestjs/common';
import { ImportJob } from './import/import-job.js';
import { ImportRequestedHandler } from './import/import-requested.handler.js';
import { ProfilesDataModule } from './profiles-data.module.js';

@Module({ imports: [ProfilesDataModule], providers: [ImportJob, ImportRequestedHandler] })
export class ProfilesWorkerModule {}
