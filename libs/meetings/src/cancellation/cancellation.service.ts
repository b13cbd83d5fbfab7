import { Injectable } from '@nestjs/common';
import { DomainError, notAllowed, notFound } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { DataSource, type EntityManager } from 'typeorm';
import { type MeetingRecord, MeetingRepository } from '../agenda/meeting.repository.js';
import type { Acting } from '../delegation/acting.js';
import { ActingRecorder } from '../delegation/acting-recorder.js';
import { meetingCancelled } from './cancellation.errors.js';
import { CancellationRecorder } from './cancellation-recorder.js';
import { noShowRefusal, otherSideOf } from './no-show.rules.js';

interface Canceller {
  userId: string;
  isOrganiser: boolean;
}

/** Meetings that do not take place: called off beforehand, or missed. */
@Injectable()
export class CancellationService {
  constructor(
    private readonly meetings: MeetingRepository,
    private readonly participants: ParticipantReader,
    private readonly dataSource: DataSource,
    private readonly recorder: CancellationRecorder,
    private readonly actings: ActingRecorder,
  ) {}

  /** @throws NOT_FOUND for people who are not in it, NOT_ALLOWED for guests, MEETING_CANCELLED, MEETING_BEGUN */
  async cancel(
    fairId: string,
    meetingId: string,
    by: Canceller,
    reason: string,
    acting: Acting | null = null,
  ): Promise<void> {
    const own = await this.participants.byUser(fairId, by.userId);
    const meeting = await this.dataSource.transaction(async (manager) => {
      const found = await this.find(manager, fairId, meetingId);
      const part = found.attendees.find((attendee) => attendee.participantId === own?.id)?.part;
      if (!part && !by.isOrganiser) throw notFound('meeting');
      if (part === 'guest' && !by.isOrganiser) throw notAllowed('A guest takes the own invitation back instead');
      if (found.status === 'cancelled') throw meetingCancelled();
      if (Date.parse(found.startsAt) <= Date.now())
        throw new DomainError('MEETING_BEGUN', 'conflict', 'Only a meeting that has not begun can be cancelled');
      const byId = part === 'party' && own ? own.id : null;
      const withId = found.attendees.find(({ participantId }) => participantId !== own?.id)?.participantId ?? null;
      const through = acting && { leadName: acting.leadName, delegation: acting.delegation };
      await this.recorder.cancelled(manager, fairId, found, { cause: 'cancelled', byId, through, reason });
      await this.actings.record(manager, acting, { requestId: null, act: 'cancelled', withId });
      return found;
    });
    await this.recorder.tell(fairId, meeting);
  }

  /** @throws NOT_FOUND, NOT_ALLOWED for guests, NO_SHOW_TOO_EARLY, MEETING_OVER, MEETING_CANCELLED, MEETING_ATTENDED */
  async reportNoShow(fairId: string, meetingId: string, userId: string): Promise<void> {
    const own = await this.participants.byUser(fairId, userId);
    const seen = own && (await this.meetings.findFor(meetingId, own.id));
    if (!seen) throw notFound('meeting');
    // Asked before the transaction: within it, many at once would hold every connection and wait for one more.
    const companyOf = await this.companies(fairId, seen);
    const meeting = await this.dataSource.transaction(async (manager) => {
      const found = await this.find(manager, fairId, meetingId);
      const parties = partiesOf(found, companyOf);
      const reporter = parties.find((party) => party.participantId === own.id);
      if (!reporter) throw notAllowed('Only the people of the meeting can say so');
      const absent = otherSideOf(parties, reporter);
      const refusal = noShowRefusal(found, absent, Date.now());
      if (refusal) throw new DomainError(refusal, 'conflict');
      if (absent.length === 0) throw notFound('other side');
      // In a video meeting the room knows who was there; somebody who reports without having come has missed it too.
      const alsoMissed = found.place === 'video' ? parties.filter((party) => !party.hasJoined) : absent;
      const countedIds = [...new Set([...absent, ...alsoMissed].map((party) => party.participantId))];
      const missedIds = absent.map((party) => party.participantId);
      await this.recorder.missed(manager, fairId, found, { missedIds, countedIds });
      return found;
    });
    await this.recorder.tell(fairId, meeting);
  }

  private async find(manager: EntityManager, fairId: string, meetingId: string): Promise<MeetingRecord> {
    const meeting = await this.meetings.lock(manager, fairId, meetingId);
    if (!meeting) throw notFound('meeting');
    return meeting;
  }

  private async companies(fairId: string, { attendees }: MeetingRecord): Promise<(id: string) => string | null> {
    const ids = attendees.map((attendee) => attendee.participantId);
    const faces = await this.participants.faces(fairId, ids);
    return (id) => faces.get(id)?.companyId ?? null;
  }
}

function partiesOf({ attendees }: MeetingRecord, companyOf: (id: string) => string | null) {
  return attendees
    .filter((attendee) => attendee.part === 'party')
    .map((party) => ({ ...party, companyId: companyOf(party.participantId) }));
}
