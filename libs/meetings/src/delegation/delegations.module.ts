import { Module } from '@nestjs/common';
import { RoomRevocations } from '@parvis/platform';
import { CancellationService } from '../cancellation/cancellation.service.js';
import { CancellationRecorder } from '../cancellation/cancellation-recorder.js';
import { RequestsModule } from '../meeting-request/requests.module.js';
import { MeetingsDataModule } from '../meetings-data.module.js';
import { RoomDoors } from '../room/room-doors.js';
import { ActingController } from './acting.controller.js';
import { AheadRepository } from './ahead.repository.js';
import { ConsentService } from './consent.service.js';
import { DelegationController } from './delegation.controller.js';
import { DelegationRepository } from './delegation.repository.js';
import { DelegationService } from './delegation.service.js';
import { DelegationAgendas } from './delegation-agendas.js';
import { DelegationGate } from './delegation-gate.js';
import { MemberRepository } from './member.repository.js';
import { MemberService } from './member.service.js';

/** Delegations, over HTTP. */
@Module({
  imports: [MeetingsDataModule, RequestsModule],
  controllers: [DelegationController, ActingController],
  providers: [
    AheadRepository,
    CancellationRecorder,
    CancellationService,
    ConsentService,
    DelegationAgendas,
    DelegationGate,
    DelegationRepository,
    DelegationService,
    MemberRepository,
    MemberService,
    RoomDoors,
    RoomRevocations,
  ],
})
export class DelegationsModule {}
