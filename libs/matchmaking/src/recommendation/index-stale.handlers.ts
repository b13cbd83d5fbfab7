import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, HandlesEvent } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { AllocationTrigger } from '../allocation/allocation-trigger.js';
import { IndexChanges } from './index-changes.js';
import { MatchesNews } from './matches-news.js';

/** The reader names no more people of a company. */
const staffLimit = 500;

/** People said something new of themselves: the indexes of all replicas take it over. */
@HandlesEvent('profiles.changed.v1', 'matchmaking.index')
export class ProfilesChangedHandler implements EventHandler<'profiles.changed.v1'> {
  constructor(
    private readonly changes: IndexChanges,
    private readonly allocation: AllocationTrigger,
    private readonly news: MatchesNews,
  ) {}

  async handle({ fairId, participantIds }: EventPayload<'profiles.changed.v1'>): Promise<void> {
    if (participantIds) await this.changes.append(fairId, participantIds);
    else await this.changes.demandBuild(fairId);
    await this.allocation.request(fairId);
    await this.news.tell(fairId);
  }
}

/** A booth's text counts as what its people offer. */
@HandlesEvent('booth.changed.v1', 'matchmaking.index')
export class BoothChangedHandler implements EventHandler<'booth.changed.v1'> {
  constructor(
    private readonly changes: IndexChanges,
    private readonly participants: ParticipantReader,
    private readonly allocation: AllocationTrigger,
    private readonly news: MatchesNews,
  ) {}

  async handle({ fairId, companyId }: EventPayload<'booth.changed.v1'>): Promise<void> {
    const staff = await this.participants.colleagues(fairId, companyId);
    const ids = staff.map((person) => person.id);
    if (ids.length < staffLimit) await this.changes.append(fairId, ids);
    else await this.changes.demandBuild(fairId);
    await this.allocation.request(fairId);
    await this.news.tell(fairId);
  }
}

/** The taxonomy may have changed with the fair. */
@HandlesEvent('fair.changed.v1', 'matchmaking.index')
export class FairChangedHandler implements EventHandler<'fair.changed.v1'> {
  constructor(
    private readonly changes: IndexChanges,
    private readonly allocation: AllocationTrigger,
  ) {}

  async handle({ fairId }: EventPayload<'fair.changed.v1'>): Promise<void> {
    await this.changes.demandBuild(fairId);
    // Slots and limits are what capacity is made of.
    await this.allocation.request(fairId);
  }
}
