import { Controller } from '@nestjs/common';
import { cancelMeeting, type InputOf, reportNoShow } from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input } from '@parvis/platform';
import { CancellationService } from './cancellation.service.js';

@Controller()
export class CancellationController {
  constructor(private readonly cancellations: CancellationService) {}

  @Handles(cancelMeeting)
  cancel(@Input() { params, body }: InputOf<typeof cancelMeeting>, @CurrentCaller() caller: FairCaller) {
    const by = { userId: caller.userId, isOrganiser: caller.roles.includes('organiser') };
    return this.cancellations.cancel(params.fairId, params.meetingId, by, body.reason);
  }

  @Handles(reportNoShow)
  noShow(@Input() { params }: InputOf<typeof reportNoShow>, @CurrentCaller() caller: FairCaller) {
    return this.cancellations.reportNoShow(params.fairId, params.meetingId, caller.userId);
  }
}
