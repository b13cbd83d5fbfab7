import { Controller } from '@nestjs/common';
import { type InputOf, inviteColleague, listColleagues, removeGuest } from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input } from '@parvis/platform';
import { GuestService } from './guest.service.js';

@Controller()
export class GuestController {
  constructor(private readonly guests: GuestService) {}

  @Handles(listColleagues)
  candidates(@Input() { params }: InputOf<typeof listColleagues>, @CurrentCaller() caller: FairCaller) {
    return this.guests.candidates(params.fairId, caller.userId, params.meetingId);
  }

  @Handles(inviteColleague)
  invite(@Input() { params }: InputOf<typeof inviteColleague>, @CurrentCaller() caller: FairCaller) {
    return this.guests.invite(params.fairId, caller.userId, params.meetingId, params.participantId);
  }

  @Handles(removeGuest)
  remove(@Input() { params }: InputOf<typeof removeGuest>, @CurrentCaller() caller: FairCaller) {
    return this.guests.remove(params.fairId, caller.userId, params.meetingId, params.participantId);
  }
}
