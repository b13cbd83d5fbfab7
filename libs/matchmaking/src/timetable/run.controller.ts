import { Controller } from '@nestjs/common';
import {
  cancelRun,
  getRun,
  type InputOf,
  listRunMeetings,
  listRunRefusals,
  listRuns,
  publishRun,
  startRun,
} from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input } from '@parvis/platform';
import { RunService } from './run.service.js';

@Controller()
export class RunController {
  constructor(private readonly runs: RunService) {}

  @Handles(startRun)
  start(@Input() { params }: InputOf<typeof startRun>, @CurrentCaller() caller: FairCaller) {
    return this.runs.start(params.fairId, caller.userId);
  }

  @Handles(listRuns)
  list(@Input() { params, query }: InputOf<typeof listRuns>) {
    return this.runs.list(params.fairId, query);
  }

  @Handles(getRun)
  get(@Input() { params }: InputOf<typeof getRun>) {
    return this.runs.get(params.fairId, params.runId);
  }

  @Handles(cancelRun)
  cancel(@Input() { params }: InputOf<typeof cancelRun>) {
    return this.runs.cancel(params.fairId, params.runId);
  }

  @Handles(listRunMeetings)
  meetings(@Input() { params, query }: InputOf<typeof listRunMeetings>) {
    return this.runs.meetings(params.fairId, params.runId, query);
  }

  @Handles(listRunRefusals)
  refusals(@Input() { params, query }: InputOf<typeof listRunRefusals>) {
    return this.runs.refusals(params.fairId, params.runId, query);
  }

  @Handles(publishRun)
  publish(@Input() { params }: InputOf<typeof publishRun>) {
    return this.runs.publish(params.fairId, params.runId);
  }
}
