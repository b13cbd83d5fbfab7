import { Module } from '@nestjs/common';
import { RoomRevocations } from '@parvis/platform';
import { RoomAttendanceHandler } from './attendance/room-attendance.handler.js';
import { MeetingsDataModule } from './meetings-data.module.js';
import { AgendaNews } from './publish/agenda-news.js';
import { TimetablePublishedHandler } from './publish/timetable-published.handler.js';
import { TimetableRepairedHandler } from './publish/timetable-repaired.handler.js';
import { RequestProductHandler } from './request/request-product.handler.js';
import { RoomDoors } from './room/room-doors.js';

@Module({
  imports: [MeetingsDataModule],
  providers: [
    AgendaNews,
    TimetablePublishedHandler,
    TimetableRepairedHandler,
    RequestProductHandler,
    RoomAttendanceHandler,
    RoomRevocations,
    RoomDoors,
  ],
})
export class MeetingsWorkerModule {}
