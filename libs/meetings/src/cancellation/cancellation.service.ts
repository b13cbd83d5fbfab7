import { Injectable } from '@nestjs/common';
import type { EventPayload } from '@parvis/contracts';
import { audience, DomainError, notAllowed, notFound, Outbox, RealtimePublisher } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { DataSource, type EntityManager } from 'typeorm';
import { type CancellationRecord, type MeetingRecord, MeetingRepository } from '../agenda/meeting.repository.js';
import { RoomDoors } from '../room/room-doors.js';
import { meetingCancelled } from './cancellation.errors.js';
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
    private readonly outbox: Outbox,
    private readonly realtime: RealtimePublisher,
    private readonly doors: RoomDoors,
  ) {}

  /** @throws NOT_FOUND for people who are not in it, NOT_ALLOWED for guests, MEETING_CANCELLED, MEETING_BEGUN */
  async cancel(fairId: string, meetingId: string, by: Canceller, reason: string): Promise<void> {
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
      await this.record(manager, fairId, found, { cause: 'cancelled', byId, reason });
      return found;
    });
    this.shut(fairId, meeting);
    await this.tell(fairId, meeting);
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
      const [missed] = absent;
      if (!missed) throw notFound('other side');
      // In a video meeting the room knows who was there; somebody who reports without having come has missed it too.
      const alsoMissed = found.place === 'video' ? parties.filter((party) => !party.hasJoined) : absent;
      const missedBy = [...new Set([...absent, ...alsoMissed].map((party) => party.participantId))];
      await this.record(
        manager,
        fairId,
        found,
        { cause: 'no-show', byId: missed.participantId, reason: '' },
        { missedIds: absent.map((party) => party.participantId), countedIds: missedBy },
      );
      await this.outbox.record(manager, 'meeting.outcome.v1', {
        fairId,
        meetingId,
        heldBy: [],
        missedBy,
        heldAt: null,
      });
      return found;
    });
    this.shut(fairId, meeting);
    await this.tell(fairId, meeting);
  }

  private shut(fairId: string, { id, attendees }: MeetingRecord): void {
    this.doors.close(
      fairId,
      id,
      attendees.map((attendee) => attendee.participantId),
    );
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

  private async record(
    manager: EntityManager,
    fairId: string,
    meeting: MeetingRecord,
    cancellation: Omit<CancellationRecord, 'at'> & { cause: 'cancelled' | 'no-show' },
    /** Whom the other side has missed, and everybody for whom it counts. */
    { missedIds, countedIds }: { missedIds: readonly string[]; countedIds: readonly string[] } = {
      missedIds: [],
      countedIds: [],
    },
  ): Promise<void> {
    await this.meetings.cancel(manager, meeting.id, cancellation, countedIds);
    await this.outbox.record(manager, 'meeting.cancelled.v1', {
      ...eventOf(fairId, meeting, cancellation),
      missedIds: [...missedIds],
    });
  }

  /** Open pages show it at once; the notification comes by the event. */
  private async tell(fairId: string, { attendees }: MeetingRecord): Promise<void> {
    const users = await this.participants.userIds(attendees.map((attendee) => attendee.participantId));
    this.realtime.publish([...users.values()].map(audience.user), 'agenda.changed', { fairId });
  }
}

function partiesOf({ attendees }: MeetingRecord, companyOf: (id: string) => string | null) {
  return attendees
    .filter((attendee) => attendee.part === 'party')
    .map((party) => ({ ...party, companyId: companyOf(party.participantId) }));
}

function eventOf(
  fairId: string,
  { id, aId, bId, startsAt, endsAt, attendees }: MeetingRecord,
  { cause, byId }: { cause: 'cancelled' | 'no-show'; byId: string | null },
): Omit<EventPayload<'meeting.cancelled.v1'>, 'missedIds'> {
  const ids = attendees.map((attendee) => attendee.participantId);
  const [first = '', second = ''] = aId && bId ? [aId, bId] : ids;
  const alsoIds = ids.filter((each) => each !== first && each !== second);
  return { fairId, meetingId: id, aId: first, bId: second, startsAt, endsAt, cause, byId, alsoIds };
}
