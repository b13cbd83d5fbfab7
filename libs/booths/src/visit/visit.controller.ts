import { Controller } from '@nestjs/common';
import { beAtBooth, getVisibility, type InputOf, leaveBooth, listVisitorsNow, setVisibility } from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input } from '@parvis/platform';
import { VisitService } from './visit.service.js';

@Controller()
export class VisitController {
  constructor(private readonly visits: VisitService) {}

  @Handles(beAtBooth)
  come(@Input() { params, body }: InputOf<typeof beAtBooth>, @CurrentCaller() caller: FairCaller) {
    return this.visits.come(params.fairId, params.boothId, body.lineId, caller);
  }

  @Handles(leaveBooth)
  leave(@Input() { params, body }: InputOf<typeof leaveBooth>, @CurrentCaller() caller: FairCaller) {
    return this.visits.leave(params.fairId, params.boothId, body.lineId, caller);
  }

  @Handles(getVisibility)
  visibility(@Input() { params }: InputOf<typeof getVisibility>, @CurrentCaller() caller: FairCaller) {
    return this.visits.visibility(params.fairId, caller);
  }

  @Handles(setVisibility)
  setVisibility(@Input() { params, body }: InputOf<typeof setVisibility>, @CurrentCaller() caller: FairCaller) {
    return this.visits.setVisibility(params.fairId, body.isVisible, caller);
  }

  @Handles(listVisitorsNow)
  visitors(@Input() { params }: InputOf<typeof listVisitorsNow>, @CurrentCaller() caller: FairCaller) {
    return this.visits.visitors(params.fairId, params.boothId, caller);
  }
}
