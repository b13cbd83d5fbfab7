import { Controller } from '@nestjs/common';
import {
  addDutyShift,
  getBoothStaffing,
  getDutyRoster,
  getFairHours,
  type InputOf,
  listStaffedBooths,
  removeDutyShift,
  setBoothHours,
  setFairHours,
  setOwnDuty,
} from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input } from '@parvis/platform';
import { DutyService } from './duty.service.js';

@Controller()
export class DutyController {
  constructor(private readonly duty: DutyService) {}

  @Handles(listStaffedBooths)
  staffed(@Input() { params }: InputOf<typeof listStaffedBooths>) {
    return this.duty.staffed(params.fairId);
  }

  @Handles(getBoothStaffing)
  staffing(@Input() { params }: InputOf<typeof getBoothStaffing>, @CurrentCaller() caller: FairCaller) {
    return this.duty.staffing(params.fairId, params.boothId, caller);
  }

  @Handles(setBoothHours)
  setHours(@Input() { params, body }: InputOf<typeof setBoothHours>, @CurrentCaller() caller: FairCaller) {
    return this.duty.setHours(params.fairId, params.boothId, body, caller);
  }

  @Handles(getFairHours)
  fairHours(@Input() { params }: InputOf<typeof getFairHours>) {
    return this.duty.fairHours(params.fairId);
  }

  @Handles(setFairHours)
  setFairHours(@Input() { params, body }: InputOf<typeof setFairHours>) {
    return this.duty.setFairHours(params.fairId, body);
  }

  @Handles(getDutyRoster)
  roster(@Input() { params }: InputOf<typeof getDutyRoster>, @CurrentCaller() caller: FairCaller) {
    return this.duty.roster(params.fairId, params.boothId, caller);
  }

  @Handles(addDutyShift)
  addShift(@Input() { params, body }: InputOf<typeof addDutyShift>, @CurrentCaller() caller: FairCaller) {
    return this.duty.addShift(params.fairId, params.boothId, body, caller);
  }

  @Handles(removeDutyShift)
  removeShift(@Input() { params }: InputOf<typeof removeDutyShift>, @CurrentCaller() caller: FairCaller) {
    return this.duty.removeShift(params.fairId, params.boothId, params.shiftId, caller);
  }

  @Handles(setOwnDuty)
  switchOwn(@Input() { params, body }: InputOf<typeof setOwnDuty>, @CurrentCaller() caller: FairCaller) {
    return this.duty.switchOwn(params.fairId, params.boothId, body.isOnDuty, caller);
  }
}
