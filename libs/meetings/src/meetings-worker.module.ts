import { Module } from '@nestjs/common';
import { RoomRevocations } from '@parvis/platform';
import { RoomAttendanceHandler } from './attendance/room-attendance.handler.js';
import { AbsenceRounds } from './cancellation/absence-rounds.js';
import { CancellationRecorder } from './cancellation/cancellation-recorder.js';
import { NextStepRounds } from './feedback/next-step-rounds.js';
import { InterpreterRounds } from './interpreter/interpreter-rounds.js';
import { BlockChangedHandler } from './meeting-request/block-changed.handler.js';
import { RequestRounds } from './meeting-request/request-rounds.js';
import { RequestSweeper } from './meeting-request/request-sweeper.js';
import { RequestsDataModule } from './meeting-request/requests-data.module.js';
import { MeetingsDataModule } from './meetings-data.module.js';
import { AgendaNews } from './publish/agenda-news.js';
import { Obstacles } from './publish/obstacles.js';
import { TimetablePublishedHandler } from './publish/timetable-published.handler.js';
import { TimetableRepairedHandler } from './publish/timetable-repaired.handler.js';
import { ReminderRepository } from './reminder/reminder.repository.js';
import { ReminderRounds } from './reminder/reminder-rounds.js';
import { RequestProductHandler } from './request/request-product.handler.js';
import { RoomDoors } from './room/room-doors.js';

@Module({
  imports: [MeetingsDataModule, RequestsDataModule],
  providers: [
    AgendaNews,
    Obstacles,
    TimetablePublishedHandler,
    TimetableRepairedHandler,
    RequestProductHandler,
    RoomAttendanceHandler,
    RoomRevocations,
    RoomDoors,
    CancellationRecorder,
    AbsenceRounds,
    ReminderRepository,
    ReminderRounds,
    NextStepRounds,
    InterpreterRounds,
    BlockChangedHandler,
    RequestSweeper,
    RequestRounds,
  ],
})
export class MeetingsWorkerModule {}
