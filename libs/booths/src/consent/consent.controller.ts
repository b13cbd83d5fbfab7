import { Controller } from '@nestjs/common';
import {
  getBoothContact,
  giveContact,
  type InputOf,
  listConsents,
  revokeAllConsents,
  revokeConsent,
  setBookmark,
} from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input } from '@parvis/platform';
import { BookmarkService } from './bookmark.service.js';
import { ConsentService } from './consent.service.js';

@Controller()
export class ConsentController {
  constructor(
    private readonly consents: ConsentService,
    private readonly bookmarks: BookmarkService,
  ) {}

  @Handles(listConsents)
  list(@Input() { params, query }: InputOf<typeof listConsents>, @CurrentCaller() caller: FairCaller) {
    return this.consents.list(params.fairId, query, caller);
  }

  @Handles(revokeConsent)
  revoke(@Input() { params }: InputOf<typeof revokeConsent>, @CurrentCaller() caller: FairCaller) {
    return this.consents.revoke(params.fairId, params.consentId, caller);
  }

  @Handles(revokeAllConsents)
  revokeAll(@Input() { params }: InputOf<typeof revokeAllConsents>, @CurrentCaller() caller: FairCaller) {
    return this.consents.revokeAll(params.fairId, caller);
  }

  @Handles(getBoothContact)
  standing(@Input() { params }: InputOf<typeof getBoothContact>, @CurrentCaller() caller: FairCaller) {
    return this.bookmarks.get(params.fairId, params.boothId, caller);
  }

  @Handles(giveContact)
  async give(@Input() { params, body }: InputOf<typeof giveContact>, @CurrentCaller() caller: FairCaller) {
    await this.consents.give(params.fairId, params.boothId, body, caller);
    return this.bookmarks.get(params.fairId, params.boothId, caller);
  }

  @Handles(setBookmark)
  bookmark(@Input() { params, body }: InputOf<typeof setBookmark>, @CurrentCaller() caller: FairCaller) {
    return this.bookmarks.set(params.fairId, params.boothId, body.isBookmarked, caller);
  }
}
