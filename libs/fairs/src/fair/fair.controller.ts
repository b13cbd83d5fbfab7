import { Controller } from '@nestjs/common';
import { createFair, getFair, type InputOf, listFairs, listSlots, setFairStatus, updateFair } from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input } from '@parvis/platform';
import { FairService } from './fair.service.js';

@Controller()
export class FairController {
  constructor(private readonly fairs: FairService) {}

  @Handles(listFairs)
  list(@CurrentCaller() caller: FairCaller) {
    return this.fairs.listFor(caller);
  }

  @Handles(createFair)
  create(@Input() { body }: InputOf<typeof createFair>, @CurrentCaller() caller: FairCaller) {
    return this.fairs.create(body, caller);
  }

  @Handles(getFair)
  get(@Input() { params }: InputOf<typeof getFair>, @CurrentCaller() caller: FairCaller) {
    return this.fairs.get(params.fairId, caller);
  }

  @Handles(updateFair)
  update(@Input() { params, body }: InputOf<typeof updateFair>, @CurrentCaller() caller: FairCaller) {
    return this.fairs.update(params.fairId, body, caller);
  }

  @Handles(setFairStatus)
  setStatus(@Input() { params, body }: InputOf<typeof setFairStatus>, @CurrentCaller() caller: FairCaller) {
    return this.fairs.setStatus(params.fairId, body.status, caller);
  }

  @Handles(listSlots)
  slots(@Input() { params }: InputOf<typeof listSlots>) {
    return this.fairs.slots(params.fairId);
  }
}
