import { Controller } from '@nestjs/common';
import { getBadge, type InputOf, renewBadge, scanBadges, setContactCard } from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input } from '@parvis/platform';
import { BadgeService } from './badge.service.js';
import { ScanService } from './scan.service.js';

@Controller()
export class BadgeController {
  constructor(
    private readonly badges: BadgeService,
    private readonly scans: ScanService,
  ) {}

  @Handles(getBadge)
  get(@Input() { params }: InputOf<typeof getBadge>, @CurrentCaller() caller: FairCaller) {
    return this.badges.get(params.fairId, caller);
  }

  @Handles(renewBadge)
  renew(@Input() { params }: InputOf<typeof renewBadge>, @CurrentCaller() caller: FairCaller) {
    return this.badges.renew(params.fairId, caller);
  }

  @Handles(setContactCard)
  setCard(@Input() { params, body }: InputOf<typeof setContactCard>, @CurrentCaller() caller: FairCaller) {
    return this.badges.setCard(params.fairId, body, caller);
  }

  @Handles(scanBadges)
  scan(@Input() { params, body }: InputOf<typeof scanBadges>, @CurrentCaller() caller: FairCaller) {
    return this.scans.record(params.fairId, body, caller);
  }
}
