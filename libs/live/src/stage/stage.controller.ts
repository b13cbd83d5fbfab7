import { Controller } from '@nestjs/common';
import {
  createStageSession,
  createStageTicket,
  getStageSession,
  type InputOf,
  listStageSessions,
  publishStageRecording,
  setStageState,
  updateStageSession,
} from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input } from '@parvis/platform';
import { StageService } from './stage.service.js';

@Controller()
export class StageController {
  constructor(private readonly stage: StageService) {}

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
    return this.stage.ticket(params.fairId, params.sessionId, caller);
  }

  @Handles(publishStageRecording)
  recording(@Input() { params, body }: InputOf<typeof publishStageRecording>, @CurrentCaller() caller: FairCaller) {
    return this.stage.publishRecording(params.fairId, params.sessionId, body.isPublished, caller);
  }
}
