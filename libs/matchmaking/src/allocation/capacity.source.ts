import { Injectable } from '@nestjs/common';
import { FairReader } from '@parvis/fairs';
import { ParticipantReader } from '@parvis/profiles';
import { PlanningReader } from '../planning/planning-reader.js';
import { WishRepository } from '../wish/wish.repository.js';
import { type Capacity, capacityOf } from './capacity.rules.js';

/** How many meetings everybody of a fair can have, in all and still. */
@Injectable()
export class CapacitySource {
  constructor(
    private readonly fairs: FairReader,
    private readonly participants: ParticipantReader,
    private readonly planning: PlanningReader,
    private readonly wishes: WishRepository,
  ) {}

  /** By person; five queries, whatever the number of people. */
  async of(fairId: string): Promise<Map<string, Capacity>> {
    const [slots, people, taken] = await Promise.all([
      this.fairs.slots(fairId),
      this.participants.planningPeople(fairId),
      this.wishes.mutualCounts(fairId),
    ]);
    const maxima = await this.planning.maxMeetings(
      fairId,
      people.map((person) => person.id),
    );
    const now = Date.now();
    return new Map(
      people.map(({ id, busy }) => [id, capacityOf(slots, busy, maxima.get(id) ?? null, taken.get(id) ?? 0, now)]),
    );
  }
}
