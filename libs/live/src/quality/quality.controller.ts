import { Controller } from '@nestjs/common';
import {
  createCheckTicket,
  getCall,
  getCallNumbers,
  getDeviceCheck,
  type InputOf,
  listCalls,
  saveDeviceCheck,
} from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input } from '@parvis/platform';
import { QualityService } from './quality.service.js';

@Controller()
export class QualityController {
  constructor(private readonly quality: QualityService) {}

  @Handles(listCalls)
  list(@Input() { params, query }: InputOf<typeof listCalls>) {
    return this.quality.list(params.fairId, query);
  }

  @Handles(getCall)
  one(@Input() { params }: InputOf<typeof getCall>) {
    return this.quality.one(params.fairId, params.callId);
  }

  @Handles(getCallNumbers)
  numbers(@Input() { params }: InputOf<typeof getCallNumbers>) {
    return this.quality.numbers(params.fairId);
  }

  @Handles(createCheckTicket)
  ticket(@Input() { params }: InputOf<typeof createCheckTicket>, @CurrentCaller() caller: FairCaller) {
    return this.quality.checkTicket(params.fairId, caller.userId);
  }

  @Handles(saveDeviceCheck)
  save(@Input() { params, body }: InputOf<typeof saveDeviceCheck>, @CurrentCaller() caller: FairCaller) {
    return this.quality.save(params.fairId, caller.userId, body);
  }

  @Handles(getDeviceCheck)
  last(@Input() { params }: InputOf<typeof getDeviceCheck>, @CurrentCaller() caller: FairCaller) {
    return this.quality.lastCheck(params.fairId, caller.userId);
  }
}
