import { Controller } from '@nestjs/common';
import { createLoungeTicket, getLounge, type InputOf, setLounge } from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input } from '@parvis/platform';
import { LoungeService } from './lounge.service.js';

@Controller()
export class LoungeController {
  constructor(private readonly lounges: LoungeService) {}

  @Handles(getLounge)
  get(@Input() { params }: InputOf<typeof getLounge>, @CurrentCaller() caller: FairCaller) {
    return this.lounges.get(params.fairId, params.boothId, caller);
  }

  @Handles(setLounge)
  set(@Input() { params, body }: InputOf<typeof setLounge>, @CurrentCaller() caller: FairCaller) {
    return this.lounges.set(params.fairId, params.boothId, body, caller);
  }

  @Handles(createLoungeTicket)
  ticket(@Input() { params }: InputOf<typeof createLoungeTicket>, @CurrentCaller() caller: FairCaller) {
    return this.lounges.ticket(params.fairId, params.boothId, caller);
  }
}
