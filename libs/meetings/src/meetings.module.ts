import { Module } from '@nestjs/common';
import { AppConfig, RoomDirectory, RoomRevocations, RoomTickets } from '@parvis/platform';
import { AgendaController } from './agenda/agenda.controller.js';
import { AgendaService } from './agenda/agenda.service.js';
import { CheckInService } from './attendance/check-in.service.js';
import { CheckInCodes } from './attendance/check-in-code.rules.js';
import { PresenceController } from './attendance/presence.controller.js';
import { PresenceService } from './attendance/presence.service.js';
import { CalendarController } from './calendar/calendar.controller.js';
import { CalendarService } from './calendar/calendar.service.js';
import { CancellationController } from './cancellation/cancellation.controller.js';
import { CancellationService } from './cancellation/cancellation.service.js';
import { CancellationRecorder } from './cancellation/cancellation-recorder.js';
import { DelegationsModule } from './delegation/delegations.module.js';
import { FeedbackController } from './feedback/feedback.controller.js';
import { FeedbackService } from './feedback/feedback.service.js';
import { GuestController } from './guest/guest.controller.js';
import { GuestService } from './guest/guest.service.js';
import { InterpreterController } from './interpreter/interpreter.controller.js';
import { InterpreterRepository } from './interpreter/interpreter.repository.js';
import { InterpreterService } from './interpreter/interpreter.service.js';
import { InterpreterDeskService } from './interpreter/interpreter-desk.service.js';
import { InterpretingService } from './interpreter/interpreting.service.js';
import { InterpretingNews } from './interpreter/interpreting-news.js';
import { MeetingTimes } from './meeting-request/meeting-times.js';
import { RequestsModule } from './meeting-request/requests.module.js';
import { MeetingsDataModule } from './meetings-data.module.js';
import { AppealRepository } from './reliability/appeal.repository.js';
import { AppealService } from './reliability/appeal.service.js';
import { CaseRepository } from './reliability/case.repository.js';
import { ReliabilityController } from './reliability/reliability.controller.js';
import { ReliabilityService } from './reliability/reliability.service.js';
import { ReminderController } from './reminder/reminder.controller.js';
import { ReminderChoiceRepository } from './reminder/reminder-choice.repository.js';
import { ReminderChoiceService } from './reminder/reminder-choice.service.js';
import { RoomController } from './room/room.controller.js';
import { RoomService } from './room/room.service.js';
import { RoomDoors } from './room/room-doors.js';
import { TakesPartController } from './takes-part/takes-part.controller.js';
import { TakesPartService } from './takes-part/takes-part.service.js';
import { TakesPartWriter } from './takes-part/takes-part.writer.js';
import { TravelController } from './travel/travel.controller.js';
import { TravelRepository } from './travel/travel.repository.js';
import { TravelService } from './travel/travel.service.js';
import { FloorPlanService } from './venue/floor-plan.service.js';
import { TableKeys } from './venue/table-keys.js';
import { TablePlaceRepository } from './venue/table-place.repository.js';
import { TablePlaceService } from './venue/table-place.service.js';
import { TableScreenController } from './venue/table-screen.controller.js';
import { TableScreenService } from './venue/table-screen.service.js';
import { VenueController } from './venue/venue.controller.js';
import { WordController } from './word/word.controller.js';
import { WordService } from './word/word.service.js';

@Module({
  imports: [MeetingsDataModule, RequestsModule, DelegationsModule],
  controllers: [
    CalendarController,
    AgendaController,
    RoomController,
    FeedbackController,
    GuestController,
    CancellationController,
    PresenceController,
    ReliabilityController,
    TravelController,
    ReminderController,
    WordController,
    TakesPartController,
    VenueController,
    TableScreenController,
    InterpreterController,
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
    CancellationRecorder,
    PresenceService,
    CheckInService,
    CaseRepository,
    AppealRepository,
    ReliabilityService,
    AppealService,
    {
      provide: CheckInCodes,
      inject: [AppConfig],
      useFactory: (config: AppConfig) => new CheckInCodes(config.get('APP_SECRET')),
    },
    TravelService,
    TravelRepository,
    ReminderChoiceRepository,
    ReminderChoiceService,
    WordService,
    MeetingTimes,
    TakesPartWriter,
    TakesPartService,
    TablePlaceRepository,
    TablePlaceService,
    {
      provide: TableKeys,
      inject: [AppConfig],
      useFactory: (config: AppConfig) => new TableKeys(config.get('APP_SECRET')),
    },
    TableScreenService,
    FloorPlanService,
    InterpreterRepository,
    InterpreterService,
    InterpreterDeskService,
    InterpretingNews,
    InterpretingService,
  ],
})
export class MeetingsModule {}
