import { Module } from '@nestjs/common';
import { RoomDirectory, RoomTickets } from '@parvis/platform';
import { LiveDataModule } from '../live-data.module.js';
import { CallRepository } from './call.repository.js';
import { CheckReminder } from './check-reminder.js';
import { DeviceCheckRepository } from './device-check.repository.js';
import { QualityController } from './quality.controller.js';
import { QualityService } from './quality.service.js';
import { RoomReportHandler } from './room-report.handler.js';

/** How calls go and how checks came out, for browsers. */
@Module({
  imports: [LiveDataModule],
  controllers: [QualityController],
  providers: [CallRepository, DeviceCheckRepository, QualityService, RoomDirectory, RoomTickets],
})
export class QualityModule {}

/** The same behind queues: reports of calls, mails that ask for a check. */
@Module({
  imports: [LiveDataModule],
  providers: [CallRepository, DeviceCheckRepository, RoomReportHandler, CheckReminder],
})
export class QualityWorkerModule {}
