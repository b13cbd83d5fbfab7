import { Module } from '@nestjs/common';
import { TimetablePublishedHandler } from './fair/timetable-published.handler.js';
import { FairsDataModule } from './fairs-data.module.js';

@Module({ imports: [FairsDataModule], providers: [TimetablePublishedHandler] })
export class FairsWorkerModule {}
