import { Controller } from '@nestjs/common';
import { type InputOf, ratePillar } from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input } from '@parvis/platform';
import { PillarService } from './pillar.service.js';

@Controller()
export class PillarController {
  constructor(private readonly pillars: PillarService) {}

  @Handles(ratePillar)
  rate(@Input() { params, body }: InputOf<typeof ratePillar>, @CurrentCaller() caller: FairCaller) {
    return this.pillars.rate(params.partnershipId, caller.userId, body);
  }
}
