import { Controller } from '@nestjs/common';
import { getLeadNumbers, type InputOf, setBoothPrice } from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input } from '@parvis/platform';
import { NumbersService } from './numbers.service.js';

@Controller()
export class NumbersController {
  constructor(private readonly numbers: NumbersService) {}

  @Handles(getLeadNumbers)
  get(@Input() { params }: InputOf<typeof getLeadNumbers>, @CurrentCaller() caller: FairCaller) {
    return this.numbers.get(params.fairId, caller);
  }

  @Handles(setBoothPrice)
  setPrice(@Input() { params, body }: InputOf<typeof setBoothPrice>, @CurrentCaller() caller: FairCaller) {
    return this.numbers.setPrice(params.fairId, body.price, caller);
  }
}
