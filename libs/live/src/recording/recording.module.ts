import { Module } from '@nestjs/common';
import { LiveDataModule } from '../live-data.module.js';
import { RecordingController } from './recording.controller.js';
import { RecordingRepository } from './recording.repository.js';
import { RecordingService } from './recording.service.js';
import { RecordingSweeper } from './recording-sweeper.js';
import { RoomRecordedHandler } from './room-recorded.handler.js';

/** Recordings for those who may see them. */
@Module({
  imports: [LiveDataModule],
  controllers: [RecordingController],
  providers: [RecordingRepository, RecordingService],
})
export class RecordingModule {}

/** Puts recordings together, and deletes them when their time is over. */
@Module({
  imports: [LiveDataModule],
  providers: [RecordingRepository, RoomRecordedHandler, RecordingSweeper],
})
export class RecordingWorkerModule {}
