import { Controller } from '@nestjs/common';
import {
  addPartnershipStep,
  changePartnershipStep,
  type InputOf,
  listPartnershipSteps,
  removePartnershipStep,
} from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input } from '@parvis/platform';
import { StepService } from './step.service.js';

@Controller()
export class StepController {
  constructor(private readonly steps: StepService) {}

  @Handles(listPartnershipSteps)
  list(@Input() { params, query }: InputOf<typeof listPartnershipSteps>, @CurrentCaller() caller: FairCaller) {
    return this.steps.list(params.partnershipId, caller.userId, query);
  }

  @Handles(addPartnershipStep)
  add(@Input() { params, body }: InputOf<typeof addPartnershipStep>, @CurrentCaller() caller: FairCaller) {
    return this.steps.add(params.partnershipId, caller.userId, body);
  }

  @Handles(changePartnershipStep)
  change(@Input() { params, body }: InputOf<typeof changePartnershipStep>, @CurrentCaller() caller: FairCaller) {
    return this.steps.change(params.partnershipId, caller.userId, params.stepId, body);
  }

  @Handles(removePartnershipStep)
  remove(@Input() { params }: InputOf<typeof removePartnershipStep>, @CurrentCaller() caller: FairCaller) {
    return this.steps.remove(params.partnershipId, caller.userId, params.stepId);
  }
}
