import { Controller } from '@nestjs/common';
import {
  acceptStandCall,
  bookOfferedSlot,
  callStand,
  createStandCallTicket,
  declineStandCall,
  dismissStandCall,
  getOwnCalls,
  type InputOf,
  leaveMessage,
  leaveStandCall,
  listOfferedSlots,
} from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input } from '@parvis/platform';
import { StandCallService } from './stand-call.service.js';
import { StandCallSlots } from './stand-call-slots.service.js';

@Controller()
export class StandCallController {
  constructor(
    private readonly calls: StandCallService,
    private readonly slots: StandCallSlots,
  ) {}

  @Handles(getOwnCalls)
  own(@Input() { params }: InputOf<typeof getOwnCalls>, @CurrentCaller() caller: FairCaller) {
    return this.calls.own(params.fairId, caller);
  }

  @Handles(callStand)
  call(@Input() { params, body }: InputOf<typeof callStand>, @CurrentCaller() caller: FairCaller) {
    return this.calls.call(params.fairId, params.boothId, body.message, caller);
  }

  @Handles(acceptStandCall)
  accept(@Input() { params }: InputOf<typeof acceptStandCall>, @CurrentCaller() caller: FairCaller) {
    return this.calls.accept(params.fairId, params.callId, caller);
  }

  @Handles(declineStandCall)
  decline(@Input() { params }: InputOf<typeof declineStandCall>, @CurrentCaller() caller: FairCaller) {
    return this.calls.decline(params.fairId, params.callId, caller);
  }

  @Handles(leaveStandCall)
  leave(@Input() { params }: InputOf<typeof leaveStandCall>, @CurrentCaller() caller: FairCaller) {
    return this.calls.leave(params.fairId, params.callId, caller);
  }

  @Handles(dismissStandCall)
  dismiss(@Input() { params }: InputOf<typeof dismissStandCall>, @CurrentCaller() caller: FairCaller) {
    return this.calls.dismiss(params.fairId, params.callId, caller);
  }

  @Handles(createStandCallTicket)
  ticket(@Input() { params }: InputOf<typeof createStandCallTicket>, @CurrentCaller() caller: FairCaller) {
    return this.calls.ticket(params.fairId, params.callId, caller);
  }

  @Handles(leaveMessage)
  leaveMessage(@Input() { params, body }: InputOf<typeof leaveMessage>, @CurrentCaller() caller: FairCaller) {
    return this.calls.leaveMessage(params.fairId, params.callId, body.message, caller);
  }

  @Handles(listOfferedSlots)
  offers(@Input() { params }: InputOf<typeof listOfferedSlots>, @CurrentCaller() caller: FairCaller) {
    return this.slots.list(params.fairId, params.callId, caller);
  }

  @Handles(bookOfferedSlot)
  book(@Input() { params, body }: InputOf<typeof bookOfferedSlot>, @CurrentCaller() caller: FairCaller) {
    return this.slots.book(params.fairId, params.callId, body, caller);
  }
}
