import { Controller } from '@nestjs/common';
import { checkIn, getPresence, type InputOf } from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input } from '@parvis/platform';
import { CheckInService } from './check-in.service.js';
import { PresenceService } from './presence.service.js';

@Controller()
export class PresenceController {
  constructor(
    private readonly presences: PresenceService,
    private readonly checkIns: CheckInService,
  ) {}

  @Handles(getPresence)
  get(@Input() { params }: InputOf<typeof getPresence>, @CurrentCaller() { userId, roles }: FairCaller) {
    return this.presences.of(params.fairId, params.meetingId, { userId, isOrganiser: roles.includes('organiser') });
  }

  @Handles(checkIn)
  async checkIn(@Input() { params, body }: InputOf<typeof checkIn>, @CurrentCaller() { userId }: FairCaller) {
    await this.checkIns.checkIn(params.fairId, params.meetingId, userId, body.code);
    return this.presences.of(params.fairId, params.meetingId, { userId, isOrganiser: false });
  }
}
