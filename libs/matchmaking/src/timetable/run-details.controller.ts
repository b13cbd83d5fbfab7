import { Controller } from '@nestjs/common';
import {
  compareRun,
  type InputOf,
  listRunChanges,
  listRunLoads,
  listRunMeetings,
  listRunRefusals,
} from '@parvis/contracts';
import { Handles, Input } from '@parvis/platform';
import { ComparisonService } from './comparison.service.js';
import { RunDetailsService } from './run-details.service.js';

@Controller()
export class RunDetailsController {
  constructor(
    private readonly details: RunDetailsService,
    private readonly comparisons: ComparisonService,
  ) {}

  @Handles(listRunMeetings)
  meetings(@Input() { params, query }: InputOf<typeof listRunMeetings>) {
    return this.details.meetings(params.fairId, params.runId, query);
  }

  @Handles(listRunRefusals)
  refusals(@Input() { params, query }: InputOf<typeof listRunRefusals>) {
    return this.details.refusals(params.fairId, params.runId, query);
  }

  @Handles(listRunLoads)
  loads(@Input() { params, query }: InputOf<typeof listRunLoads>) {
    return this.details.loads(params.fairId, params.runId, query);
  }

  @Handles(compareRun)
  compare(@Input() { params, query }: InputOf<typeof compareRun>) {
    return this.comparisons.compare(params.fairId, params.runId, query.base);
  }

  @Handles(listRunChanges)
  changes(@Input() { params, query }: InputOf<typeof listRunChanges>) {
    return this.comparisons.changes(params.fairId, params.runId, query);
  }
}
