import { Injectable } from '@nestjs/common';
import { Outbox } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import type { EntityManager } from 'typeorm';
import { notYetStanding, type Planned, type Published, partiesOf, takenByBooked } from './publication.rules.js';

/** Meetings told of in one event. */
const portion = 1000;

/** What has come up between a run and its publication: own dates, and meetings that people have booked themselves. */
@Injectable()
export class Obstacles {
  constructor(
    private readonly participants: ParticipantReader,
    private readonly outbox: Outbox,
  ) {}

  /** The planned meetings without those that nobody can come to any more; another time is looked for, and the organiser is told. */
  async clear(
    manager: EntityManager,
    { fairId, runId }: { fairId: string; runId: string },
    planned: readonly Planned[],
    { published, booked }: { published: readonly Published[]; booked: readonly Published[] },
  ): Promise<Planned[]> {
    const open = notYetStanding(published, planned, Date.now());
    const places = await this.participants.obstructed(
      manager,
      open.map((meeting) => ({ startsAt: meeting.startsAt, endsAt: meeting.endsAt, ids: partiesOf(meeting) })),
    );
    const obstructed = new Set([...open.filter((_, place) => places.has(place)), ...takenByBooked(open, booked)]);
    const meetings = [...obstructed].map(({ aId, bId, startsAt }) => ({ aId, bId, startsAt }));
    const portions = Array.from({ length: Math.ceil(meetings.length / portion) }, (_, index) => ({
      fairId,
      runId,
      meetings: meetings.slice(index * portion, (index + 1) * portion),
    }));
    await this.outbox.recordAll(manager, 'publication.obstructed.v1', portions);
    return planned.filter((meeting) => !obstructed.has(meeting));
  }
}
