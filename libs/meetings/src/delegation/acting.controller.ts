import { Controller } from '@nestjs/common';
import {
  acceptRequestFor,
  cancelMeetingFor,
  counterRequestFor,
  declineRequestFor,
  getOptionsFor,
  type InputOf,
  listRequestsFor,
  listTimesFor,
  sendMoveFor,
  sendRequestFor,
  withdrawRequestFor,
} from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input } from '@parvis/platform';
import { CancellationService } from '../cancellation/cancellation.service.js';
import { AcceptRequestService } from '../meeting-request/accept-request.service.js';
import { RequestListService } from '../meeting-request/request-list.service.js';
import { RequestOptionsService } from '../meeting-request/request-options.service.js';
import { RequestTurnService } from '../meeting-request/request-turn.service.js';
import { SendRequestService } from '../meeting-request/send-request.service.js';
import { DelegationGate } from './delegation-gate.js';

type Params = { fairId: string; delegationId: string; personId: string };

/** What a lead does in a member's name: the same as that person would, by the same services. */
@Controller()
export class ActingController {
  constructor(
    private readonly gate: DelegationGate,
    private readonly options: RequestOptionsService,
    private readonly lists: RequestListService,
    private readonly sending: SendRequestService,
    private readonly acceptance: AcceptRequestService,
    private readonly turns: RequestTurnService,
    private readonly cancellations: CancellationService,
  ) {}

  @Handles(getOptionsFor)
  async of(@Input() { params, query }: InputOf<typeof getOptionsFor>, @CurrentCaller() caller: FairCaller) {
    const { userId } = await this.acting(params, caller);
    return this.options.options(params.fairId, userId, params.participantId, query);
  }

  @Handles(listTimesFor)
  async times(@Input() { params, query }: InputOf<typeof listTimesFor>, @CurrentCaller() caller: FairCaller) {
    const { userId } = await this.acting(params, caller);
    return this.options.day(params.fairId, userId, params.participantId, query);
  }

  @Handles(listRequestsFor)
  async list(@Input() { params, query }: InputOf<typeof listRequestsFor>, @CurrentCaller() caller: FairCaller) {
    const { userId } = await this.acting(params, caller);
    return this.lists.list(params.fairId, userId, query);
  }

  @Handles(sendRequestFor)
  async send(@Input() { params, body }: InputOf<typeof sendRequestFor>, @CurrentCaller() caller: FairCaller) {
    const { userId, acting } = await this.acting(params, caller);
    return this.sending.send(params.fairId, userId, body, acting);
  }

  @Handles(sendMoveFor)
  async move(@Input() { params, body }: InputOf<typeof sendMoveFor>, @CurrentCaller() caller: FairCaller) {
    const { userId, acting } = await this.acting(params, caller);
    return this.sending.move(params.fairId, userId, params.meetingId, body, acting);
  }

  @Handles(acceptRequestFor)
  async accept(@Input() { params, body }: InputOf<typeof acceptRequestFor>, @CurrentCaller() caller: FairCaller) {
    const { userId, acting } = await this.acting(params, caller);
    return this.acceptance.accept(params.fairId, userId, params.requestId, body, acting);
  }

  @Handles(counterRequestFor)
  async counter(@Input() { params, body }: InputOf<typeof counterRequestFor>, @CurrentCaller() caller: FairCaller) {
    const { userId, acting } = await this.acting(params, caller);
    return this.turns.counter(params.fairId, userId, params.requestId, body, acting);
  }

  @Handles(declineRequestFor)
  async decline(@Input() { params, body }: InputOf<typeof declineRequestFor>, @CurrentCaller() caller: FairCaller) {
    const { userId, acting } = await this.acting(params, caller);
    return this.turns.decline(params.fairId, userId, params.requestId, body, acting);
  }

  @Handles(withdrawRequestFor)
  async withdraw(@Input() { params }: InputOf<typeof withdrawRequestFor>, @CurrentCaller() caller: FairCaller) {
    const { userId, acting } = await this.acting(params, caller);
    return this.turns.withdraw(params.fairId, userId, params.requestId, acting);
  }

  @Handles(cancelMeetingFor)
  async cancel(@Input() { params, body }: InputOf<typeof cancelMeetingFor>, @CurrentCaller() caller: FairCaller) {
    const { userId, acting } = await this.acting(params, caller);
    const by = { userId, isOrganiser: false };
    await this.cancellations.cancel(params.fairId, params.meetingId, by, body.reason, acting);
  }

  private acting({ fairId, delegationId, personId }: Params, { userId }: FairCaller) {
    return this.gate.acting(fairId, userId, delegationId, personId);
  }
}
