import { Controller } from '@nestjs/common';
import {
  dismissGreeting,
  greetVisitor,
  type InputOf,
  inviteToCall,
  listCallTasks,
  listWaitingCalls,
  updateCallTask,
} from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input } from '@parvis/platform';
import { CallTaskService } from './call-task.service.js';
import { StandCallService } from './stand-call.service.js';
import { StandCallDesk } from './stand-call-desk.js';
import { StandGreetingService } from './stand-greeting.service.js';

/** What the team of a stand does. */
@Controller()
export class StandTeamController {
  constructor(
    private readonly calls: StandCallService,
    private readonly desk: StandCallDesk,
    private readonly greetings: StandGreetingService,
    private readonly tasks: CallTaskService,
  ) {}

  @Handles(inviteToCall)
  invite(@Input() { params, body }: InputOf<typeof inviteToCall>, @CurrentCaller() caller: FairCaller) {
    return this.calls.invite(params.fairId, params.boothId, body.participantId, caller);
  }

  @Handles(greetVisitor)
  greet(@Input() { params, body }: InputOf<typeof greetVisitor>, @CurrentCaller() caller: FairCaller) {
    return this.greetings.greet(params.fairId, params.boothId, body.participantId, body.text, caller);
  }

  @Handles(dismissGreeting)
  dismiss(@Input() { params }: InputOf<typeof dismissGreeting>, @CurrentCaller() caller: FairCaller) {
    return this.greetings.dismiss(params.fairId, params.greetingId, caller);
  }

  @Handles(listWaitingCalls)
  async waiting(@Input() { params }: InputOf<typeof listWaitingCalls>, @CurrentCaller() caller: FairCaller) {
    await this.calls.staff(params.fairId, params.boothId, caller);
    return this.desk.waiting(params.fairId, params.boothId);
  }

  @Handles(listCallTasks)
  listTasks(@Input() { params, query }: InputOf<typeof listCallTasks>, @CurrentCaller() caller: FairCaller) {
    return this.tasks.list(params.fairId, params.boothId, query, caller);
  }

  @Handles(updateCallTask)
  updateTask(@Input() { params, body }: InputOf<typeof updateCallTask>, @CurrentCaller() caller: FairCaller) {
    return this.tasks.update(params.fairId, params.boothId, params.taskId, body, caller);
  }
}
