import { Module } from '@nestjs/common';
import { RequestsModule } from '../meeting-request/requests.module.js';
import { MeetingsDataModule } from '../meetings-data.module.js';
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
    ConsentService,
    DelegationAgendas,
    DelegationGate,
    DelegationRepository,
    DelegationService,
    MemberRepository,
    MemberService,
  ],
})
export class DelegationsModule {}
