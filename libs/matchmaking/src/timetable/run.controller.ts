import { Controller } from '@nestjs/common';
import { cancelRun, getRun, type InputOf, listRuns, publishRun, startRun } from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input } from '@parvis/platform';
import { RunService } from './run.service.js';

@Controller()
export class RunController {
  constructor(private readonly runs: RunService) {}

  @Handles(startRun)
  start(@Input() { params, body }: InputOf<typeof startRun>, @CurrentCaller() caller: FairCaller) {
    return this.runs.start(params.fairId, caller.userId, body);
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

  @Handles(publishRun)
  publish(@Input() { params }: InputOf<typeof publishRun>) {
    return this.runs.publish(params.fairId, params.runId);
  }
}
