import { Controller } from '@nestjs/common';
import {
  acceptRequest,
  counterRequest,
  countRequests,
  declineRequest,
  getRequest,
  handOverRequest,
  type InputOf,
  listRequests,
  sendMove,
  sendRequest,
  substituteAttendee,
  withdrawRequest,
} from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input } from '@parvis/platform';
import { AcceptRequestService } from './accept-request.service.js';
import { RequestListService } from './request-list.service.js';
import { RequestTurnService } from './request-turn.service.js';
import { SendRequestService } from './send-request.service.js';
import { SubstituteService } from './substitute.service.js';

@Controller()
export class RequestController {
  constructor(
    private readonly lists: RequestListService,
    private readonly sending: SendRequestService,
    private readonly acceptance: AcceptRequestService,
    private readonly turns: RequestTurnService,
    private readonly substitutes: SubstituteService,
  ) {}

  @Handles(listRequests)
  list(@Input() { params, query }: InputOf<typeof listRequests>, @CurrentCaller() caller: FairCaller) {
    return this.lists.list(params.fairId, caller.userId, query);
  }

  @Handles(countRequests)
  count(@Input() { params }: InputOf<typeof countRequests>, @CurrentCaller() caller: FairCaller) {
    return this.lists.count(params.fairId, caller.userId);
  }

  @Handles(getRequest)
  one(@Input() { params }: InputOf<typeof getRequest>, @CurrentCaller() caller: FairCaller) {
    return this.lists.one(params.fairId, caller.userId, params.requestId);
  }

  @Handles(sendRequest)
  send(@Input() { params, body }: InputOf<typeof sendRequest>, @CurrentCaller() caller: FairCaller) {
    return this.sending.send(params.fairId, caller.userId, body);
  }

  @Handles(sendMove)
  move(@Input() { params, body }: InputOf<typeof sendMove>, @CurrentCaller() caller: FairCaller) {
    return this.sending.move(params.fairId, caller.userId, params.meetingId, body);
  }

  @Handles(acceptRequest)
  accept(@Input() { params, body }: InputOf<typeof acceptRequest>, @CurrentCaller() caller: FairCaller) {
    return this.acceptance.accept(params.fairId, caller.userId, params.requestId, body);
  }

  @Handles(counterRequest)
  counter(@Input() { params, body }: InputOf<typeof counterRequest>, @CurrentCaller() caller: FairCaller) {
    return this.turns.counter(params.fairId, caller.userId, params.requestId, body);
  }

  @Handles(handOverRequest)
  handOver(@Input() { params, body }: InputOf<typeof handOverRequest>, @CurrentCaller() caller: FairCaller) {
    return this.turns.handOver(params.fairId, caller.userId, params.requestId, body);
  }

  @Handles(declineRequest)
  decline(@Input() { params, body }: InputOf<typeof declineRequest>, @CurrentCaller() caller: FairCaller) {
    return this.turns.decline(params.fairId, caller.userId, params.requestId, body);
  }

  @Handles(withdrawRequest)
  withdraw(@Input() { params }: InputOf<typeof withdrawRequest>, @CurrentCaller() caller: FairCaller) {
    return this.turns.withdraw(params.fairId, caller.userId, params.requestId);
  }

  @Handles(substituteAttendee)
  substitute(@Input() { params, body }: InputOf<typeof substituteAttendee>, @CurrentCaller() caller: FairCaller) {
    return this.substitutes.substitute(params.fairId, caller.userId, params.meetingId, body);
  }
}
