import { Controller } from '@nestjs/common';
import {
  createStageSession,
  createStageTicket,
  getStageSession,
  type InputOf,
  listStageSessions,
  publishStageRecording,
  putSessionOnAgenda,
  setStageState,
  takeSessionOffAgenda,
  updateStageSession,
} from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input } from '@parvis/platform';
import { StageService } from './stage.service.js';
import { StageAgendaService } from './stage-agenda.service.js';
import { StageTickets } from './stage-tickets.js';

@Controller()
export class StageController {
  constructor(
    private readonly stage: StageService,
    private readonly agendas: StageAgendaService,
    private readonly tickets: StageTickets,
  ) {}

  @Handles(listStageSessions)
  list(@Input() { params, query }: InputOf<typeof listStageSessions>, @CurrentCaller() caller: FairCaller) {
    return this.stage.list(params.fairId, query, caller);
  }

  @Handles(createStageSession)
  create(@Input() { params, body }: InputOf<typeof createStageSession>, @CurrentCaller() caller: FairCaller) {
    return this.stage.create(params.fairId, body, caller);
  }

  @Handles(getStageSession)
  get(@Input() { params }: InputOf<typeof getStageSession>, @CurrentCaller() caller: FairCaller) {
    return this.stage.get(params.fairId, params.sessionId, caller);
  }

  @Handles(updateStageSession)
  update(@Input() { params, body }: InputOf<typeof updateStageSession>, @CurrentCaller() caller: FairCaller) {
    return this.stage.update(params.fairId, params.sessionId, body, caller);
  }

  @Handles(setStageState)
  move(@Input() { params, body }: InputOf<typeof setStageState>, @CurrentCaller() caller: FairCaller) {
    return this.stage.move(params.fairId, params.sessionId, body.state, caller);
  }

  @Handles(createStageTicket)
  ticket(@Input() { params }: InputOf<typeof createStageTicket>, @CurrentCaller() caller: FairCaller) {
    return this.tickets.issue(params.fairId, params.sessionId, caller);
  }

  @Handles(putSessionOnAgenda)
  putOnAgenda(@Input() { params, body }: InputOf<typeof putSessionOnAgenda>, @CurrentCaller() caller: FairCaller) {
    return this.agendas.put(params.fairId, params.sessionId, body.isBusy, caller);
  }

  @Handles(takeSessionOffAgenda)
  takeOffAgenda(@Input() { params }: InputOf<typeof takeSessionOffAgenda>, @CurrentCaller() caller: FairCaller) {
    return this.agendas.remove(params.fairId, params.sessionId, caller);
  }

  @Handles(publishStageRecording)
  recording(@Input() { params, body }: InputOf<typeof publishStageRecording>, @CurrentCaller() caller: FairCaller) {
    return this.stage.publishRecording(params.fairId, params.sessionId, body.isPublished, caller);
  }
}
