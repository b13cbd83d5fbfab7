import { Controller } from '@nestjs/common';
import { getBooth, getOwnBooth, type InputOf } from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input } from '@parvis/platform';
import { BoothService } from './booth.service.js';

@Controller()
export class BoothController {
  constructor(private readonly booths: BoothService) {}

  @Handles(getBooth)
  get(@Input() { params }: InputOf<typeof getBooth>, @CurrentCaller() caller: FairCaller) {
    return this.booths.get(params.fairId, params.boothId, caller);
  }

  @Handles(getOwnBooth)
  getOwn(@Input() { params }: InputOf<typeof getOwnBooth>, @CurrentCaller() caller: FairCaller) {
    return this.booths.getOwn(params.fairId, caller);
  }
}
