import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, HandlesEvent } from '@parvis/platform';
import { IndexVersion } from './index-version.js';

/** People said something new: indexes of this fair are behind. */
@HandlesEvent('profiles.changed.v1', 'matchmaking.index')
export class ProfilesChangedHandler implements EventHandler<'profiles.changed.v1'> {
  constructor(private readonly version: IndexVersion) {}

  handle({ fairId }: EventPayload<'profiles.changed.v1'>): Promise<void> {
    return this.version.advance(fairId);
  }
}

/** The taxonomy may have changed with the fair. */
@HandlesEvent('fair.changed.v1', 'matchmaking.index')
export class FairChangedHandler implements EventHandler<'fair.changed.v1'> {
  constructor(private readonly version: IndexVersion) {}

  handle({ fairId }: EventPayload<'fair.changed.v1'>): Promise<void> {
    return this.version.advance(fairId);
  }
}
