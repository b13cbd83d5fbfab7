import { Controller } from '@nestjs/common';
import { createStagePoll, type InputOf, listStagePolls, setStagePollState, voteStagePoll } from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input } from '@parvis/platform';
import { StagePollService } from './stage-poll.service.js';

@Controller()
export class StagePollController {
  constructor(private readonly polls: StagePollService) {}

  @Handles(listStagePolls)
  list(@Input() { params, query }: InputOf<typeof listStagePolls>, @CurrentCaller() caller: FairCaller) {
    return this.polls.list(params.fairId, params.sessionId, query, caller);
  }

  @Handles(createStagePoll)
  create(@Input() { params, body }: InputOf<typeof createStagePoll>, @CurrentCaller() caller: FairCaller) {
    return this.polls.create(params.fairId, params.sessionId, body, caller);
  }

  @Handles(setStagePollState)
  setState(@Input() { params, body }: InputOf<typeof setStagePollState>, @CurrentCaller() caller: FairCaller) {
    return this.polls.setState(params, body.state, caller);
  }

  @Handles(voteStagePoll)
  vote(@Input() { params, body }: InputOf<typeof voteStagePoll>, @CurrentCaller() caller: FairCaller) {
    return this.polls.vote(params, body.choice, caller);
  }
}
