import { Controller } from '@nestjs/common';
import { answerPartnership, type InputOf, listReconnections, proposePartnership } from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input } from '@parvis/platform';
import { ProposalService } from './proposal.service.js';

@Controller()
export class ProposalController {
  constructor(private readonly proposals: ProposalService) {}

  @Handles(proposePartnership)
  propose(@Input() { params, body }: InputOf<typeof proposePartnership>, @CurrentCaller() caller: FairCaller) {
    return this.proposals.propose(params.fairId, caller.userId, body.participantId, body.purpose);
  }

  @Handles(answerPartnership)
  answer(@Input() { params, body }: InputOf<typeof answerPartnership>, @CurrentCaller() caller: FairCaller) {
    return this.proposals.answer(params.partnershipId, caller.userId, body.answer);
  }

  @Handles(listReconnections)
  reconnections(@Input() { params, query }: InputOf<typeof listReconnections>, @CurrentCaller() caller: FairCaller) {
    return this.proposals.reconnections(params.fairId, caller.userId, query);
  }
}
