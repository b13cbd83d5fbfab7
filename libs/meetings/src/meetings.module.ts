import { Module } from '@nestjs/common';
import { RoomDirectory, RoomRevocations, RoomTickets } from '@parvis/platform';
import { AgendaController } from './agenda/agenda.controller.js';
import { AgendaService } from './agenda/agenda.service.js';
import { CalendarController } from './calendar/calendar.controller.js';
import { CalendarService } from './calendar/calendar.service.js';
import { CancellationController } from './cancellation/cancellation.controller.js';
import { CancellationService } from './cancellation/cancellation.service.js';
import { FeedbackController } from './feedback/feedback.controller.js';
import { FeedbackService } from './feedback/feedback.service.js';
import { GuestController } from './guest/guest.controller.js';
import { GuestService } from './guest/guest.service.js';
import { MeetingsDataModule } from './meetings-data.module.js';
import { RoomController } from './room/room.controller.js';
import { RoomService } from './room/room.service.js';
import { RoomDoors } from './room/room-doors.js';

@Module({
  imports: [MeetingsDataModule],
  controllers: [
    CalendarController,
    AgendaController,
    RoomController,
    FeedbackController,
    GuestController,
    CancellationController,
  ],
  providers: [
    AgendaService,
    CalendarService,
    RoomService,
    RoomDirectory,
    RoomTickets,
    RoomRevocations,
    RoomDoors,
    FeedbackService,
    GuestService,
    CancellationService,
  ],
})
export class MeetingsModule {}
