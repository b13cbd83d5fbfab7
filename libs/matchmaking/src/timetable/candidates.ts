import { Injectable } from '@nestjs/common';
import { ParticipantReader, type PlanningPerson } from '@parvis/profiles';
import { withBooked, withoutBooked } from '../booked/booked.rules.js';
import { BookedTimes } from '../booked/booked-times.js';
import { PairRepository, type PlanningPair } from './pair.repository.js';

/** Whom a timetable may bring together, and when they can: without what people have booked by themselves. */
@Injectable()
export class Candidates {
  constructor(
    private readonly participants: ParticipantReader,
    private readonly pairs: PairRepository,
    private readonly booked: BookedTimes,
  ) {}

  async of(fairId: string): Promise<{ people: PlanningPerson[]; pairs: PlanningPair[] }> {
    const [people, pairs, booked] = await Promise.all([
      this.participants.planningPeople(fairId),
      this.pairs.pairs(fairId),
      this.booked.ahead(fairId),
    ]);
    return { people: withBooked(people, booked), pairs: withoutBooked(pairs, booked) };
  }
}
