import { Controller } from '@nestjs/common';
import {
  getPartnership,
  type InputOf,
  listPartnerships,
  setPartnershipPurpose,
  sleepPartnership,
} from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input } from '@parvis/platform';
import { SpaceService } from './space.service.js';

@Controller()
export class SpaceController {
  constructor(private readonly spaces: SpaceService) {}

  @Handles(listPartnerships)
  list(@Input() { query }: InputOf<typeof listPartnerships>, @CurrentCaller() caller: FairCaller) {
    return this.spaces.list(caller.userId, query);
  }

  @Handles(getPartnership)
  get(@Input() { params }: InputOf<typeof getPartnership>, @CurrentCaller() caller: FairCaller) {
    return this.spaces.get(params.partnershipId, caller.userId);
  }

  @Handles(setPartnershipPurpose)
  setPurpose(@Input() { params, body }: InputOf<typeof setPartnershipPurpose>, @CurrentCaller() caller: FairCaller) {
    return this.spaces.setPurpose(params.partnershipId, caller.userId, body.purpose);
  }

  @Handles(sleepPartnership)
  sleep(@Input() { params, body }: InputOf<typeof sleepPartnership>, @CurrentCaller() caller: FairCaller) {
    return this.spaces.sleep(params.partnershipId, caller.userId, body.until);
  }
}
