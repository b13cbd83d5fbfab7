import { Module } from '@nestjs/common';
import { RoomRevocations } from '@parvis/platform';
import { MeetingsDataModule } from '../meetings-data.module.js';
import { RoomDoors } from '../room/room-doors.js';
import { AcceptRequestService } from './accept-request.service.js';
import { AcceptanceRepository } from './acceptance.js';
import { AcceptanceAgendas } from './acceptance-agendas.js';
import { FreeTimes } from './free-times.js';
import { HeldMeetings } from './held-meetings.js';
import { MeetingMover } from './meeting-mover.js';
import { MeetingTimes } from './meeting-times.js';
import { MovableMeetings } from './movable-meetings.js';
import { RequestController } from './request.controller.js';
import { RequestBars } from './request-bars.js';
import { RequestKeeper } from './request-keeper.js';
import { RequestListService } from './request-list.service.js';
import { RequestOptionsController } from './request-options.controller.js';
import { RequestOptionsService } from './request-options.service.js';
import { RequestParts } from './request-parts.js';
import { RequestTurnService } from './request-turn.service.js';
import { RequestViews } from './request-views.js';
import { RequestsDataModule } from './requests-data.module.js';
import { SendRequestService } from './send-request.service.js';
import { SubstituteService } from './substitute.service.js';
import { SubstitutionRepository } from './substitution.repository.js';

/** Requests for meetings, over HTTP. */
@Module({
  imports: [MeetingsDataModule, RequestsDataModule],
  controllers: [RequestController, RequestOptionsController],
  providers: [
    AcceptRequestService,
    AcceptanceRepository,
    AcceptanceAgendas,
    FreeTimes,
    HeldMeetings,
    MeetingMover,
    MeetingTimes,
    MovableMeetings,
    RequestBars,
    RequestKeeper,
    RequestListService,
    RequestOptionsService,
    RequestParts,
    RequestTurnService,
    RequestViews,
    RoomDoors,
    RoomRevocations,
    SendRequestService,
    SubstituteService,
    SubstitutionRepository,
  ],
  exports: [
    AcceptRequestService,
    FreeTimes,
    RequestListService,
    RequestOptionsService,
    RequestTurnService,
    RequestsDataModule,
    SendRequestService,
  ],
})
export class RequestsModule {}
