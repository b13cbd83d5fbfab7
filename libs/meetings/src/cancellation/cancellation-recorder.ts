import { Injectable } from '@nestjs/common';
import type { EventPayload } from '@parvis/contracts';
import { audience, Outbox, RealtimePublisher } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import type { EntityManager } from 'typeorm';
import { type CancellationRecord, type MeetingRecord, MeetingRepository } from '../agenda/meeting.repository.js';
import { DelegationWatch } from '../delegation/delegation-watch.js';
import { RoomDoors } from '../room/room-doors.js';

type Ended = Omit<CancellationRecord, 'at'> & { cause: 'cancelled' | 'no-show' };

/** Writes down that a meeting does not take place, and tells whoever has to know. */
@Injectable()
export class CancellationRecorder {
  constructor(
    private readonly meetings: MeetingRepository,
    private readonly participants: ParticipantReader,
    private readonly outbox: Outbox,
    private readonly realtime: RealtimePublisher,
    private readonly doors: RoomDoors,
    private readonly delegations: DelegationWatch,
  ) {}

  async cancelled(manager: EntityManager, fairId: string, meeting: MeetingRecord, cancellation: Ended): Promise<void> {
    await this.record(manager, fairId, meeting, cancellation, [], []);
  }

  /**
   * @param missedIds whom the other side has missed
   * @param countedIds everybody for whom it counts
   */
  async missed(
    manager: EntityManager,
    fairId: string,
    meeting: MeetingRecord,
    { missedIds, countedIds }: { missedIds: readonly string[]; countedIds: readonly string[] },
  ): Promise<void> {
    const byId = missedIds[0] ?? null;
    await this.record(
      manager,
      fairId,
      meeting,
      { cause: 'no-show', byId, through: null, reason: '' },
      missedIds,
      countedIds,
    );
    const missedBy = [...countedIds];
    await this.outbox.record(manager, 'meeting.outcome.v1', {
      fairId,
      meetingId: meeting.id,
      heldBy: [],
      missedBy,
      heldAt: null,
    });
  }

  /** After the transaction: rooms end, and open pages show it at once. The notification comes by the event. */
  async tell(fairId: string, { id, attendees }: MeetingRecord): Promise<void> {
    const ids = attendees.map((attendee) => attendee.participantId);
    this.doors.close(fairId, id, ids);
    const users = await this.participants.userIds(ids);
    this.realtime.publish([...users.values()].map(audience.user), 'agenda.changed', { fairId });
    await this.delegations.tellLeadsOf(fairId, ids);
  }

  private async record(
    manager: EntityManager,
    fairId: string,
    meeting: MeetingRecord,
    cancellation: Ended,
    missedIds: readonly string[],
    countedIds: readonly string[],
  ): Promise<void> {
    await this.meetings.cancel(manager, meeting.id, cancellation, countedIds);
    await this.outbox.record(manager, 'meeting.cancelled.v1', {
      ...eventOf(fairId, meeting, cancellation),
      missedIds: [...missedIds],
    });
  }
}

function eventOf(
  fairId: string,
  { id, aId, bId, startsAt, endsAt, attendees }: MeetingRecord,
  { cause, byId }: Ended,
): Omit<EventPayload<'meeting.cancelled.v1'>, 'missedIds'> {
  const ids = attendees.map((attendee) => attendee.participantId);
  const [first = '', second = ''] = aId && bId ? [aId, bId] : ids;
  const alsoIds = ids.filter((each) => each !== first && each !== second);
  return { fairId, meetingId: id, aId: first, bId: second, startsAt, endsAt, cause, byId, alsoIds };
}
