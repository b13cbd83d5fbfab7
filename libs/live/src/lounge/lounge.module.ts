import { Module } from '@nestjs/common';
import { RoomDirectory, RoomTickets } from '@parvis/platform';
import { LiveDataModule } from '../live-data.module.js';
import { LoungeController } from './lounge.controller.js';
import { LoungeService } from './lounge.service.js';
import { LoungeNews } from './lounge-news.js';
import { LoungeAttendanceHandler, LoungeReportHandler } from './lounge-presence.handler.js';

/** Walk-in rooms of booths. */
@Module({
  imports: [LiveDataModule],
  controllers: [LoungeController],
  providers: [RoomDirectory, RoomTickets, LoungeNews, LoungeService],
})
export class LoungeModule {}

/** Counts who is in them. */
@Module({ imports: [LiveDataModule], providers: [LoungeNews, LoungeAttendanceHandler, LoungeReportHandler] })
export class LoungeWorkerModule {}
