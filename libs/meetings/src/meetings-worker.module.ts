import { Module } from '@nestjs/common';
import { RoomAttendanceHandler } from './attendance/room-attendance.handler.js';
import { MeetingsDataModule } from './meetings-data.module.js';
import { TimetablePublishedHandler } from './publish/timetable-published.handler.js';

@Module({ imports: [MeetingsDataModule], providers: [TimetablePublishedHandler, RoomAttendanceHandler] })
export class MeetingsWorkerModule {}
