import { Controller } from '@nestjs/common';
import { getFairTravel, getMeetingTravel, getOwnTravel, type InputOf } from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input } from '@parvis/platform';
import { TravelService } from './travel.service.js';

@Controller()
export class TravelController {
  constructor(private readonly travel: TravelService) {}

  @Handles(getOwnTravel)
  own(@Input() { params }: InputOf<typeof getOwnTravel>, @CurrentCaller() caller: FairCaller) {
    return this.travel.own(params.fairId, caller.userId);
  }

  @Handles(getMeetingTravel)
  ofMeeting(@Input() { params }: InputOf<typeof getMeetingTravel>, @CurrentCaller() caller: FairCaller) {
    return this.travel.ofMeeting(params.fairId, caller.userId, params.meetingId);
  }

  @Handles(getFairTravel)
  ofFair(@Input() { params }: InputOf<typeof getFairTravel>) {
    return this.travel.ofFair(params.fairId);
  }
}
