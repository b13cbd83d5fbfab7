import { Injectable } from '@nestjs/common';
import { DomainError } from '@parvis/platform';
import type { EntityManager } from 'typeorm';
import { type MeetingRecord, MeetingRepository } from '../agenda/meeting.repository.js';
import { MeetingBooker } from '../booking/meeting-booker.js';
import { meetingCancelled } from '../cancellation/cancellation.errors.js';
import { PublicationRepository } from '../publish/publication.repository.js';
import type { Acceptance } from './acceptance-terms.js';
import { isLateMove } from './late-move.rules.js';
import { MeetingMover, type Moved } from './meeting-mover.js';
import { MeetingTimes } from './meeting-times.js';
import { meetingBegun } from './movable-meetings.js';
import { requestOver } from './request.errors.js';
import type { RequestRow } from './request.repository.js';

/** What an accepted request does to agendas. */
@Injectable()
export class AcceptanceAgendas {
  constructor(
    private readonly publications: PublicationRepository,
    private readonly meetings: MeetingRepository,
    private readonly times: MeetingTimes,
    private readonly booker: MeetingBooker,
    private readonly mover: MeetingMover,
  ) {}

  /** In turn with all that books in this fair. */
  hold(manager: EntityManager, fairId: string): Promise<void> {
    return this.publications.lock(manager, fairId);
  }

  /**
   * The new meeting and who comes along; null where one of the two is no longer free. Whom the sender named comes if he or she is free:
   * the time was open then. Who accepts knows the time, so a colleague who is busy is no surprise to swallow. @throws NO_TABLE_LEFT,
   * COLLEAGUE_BUSY
   */
  async book(
    manager: EntityManager,
    { fair, time, venue, isVideoChosen, companionIds: named }: Acceptance,
    { fromId, toId }: RequestRow,
    companionIds: readonly string[],
  ): Promise<{ meetingId: string; companions: string[]; tableNumber: number | null } | null> {
    const busy = await this.times.busy(manager, [fromId, toId, ...companionIds], time);
    if (busy.has(fromId) || busy.has(toId)) return null;
    if (named.some((id) => busy.has(id)))
      throw new DomainError(
        'COLLEAGUE_BUSY',
        'conflict',
        'A colleague who is to come along has something else at that time',
      );
    const companions = companionIds.filter((id) => !busy.has(id));
    const spot = await this.times.spot(manager, fair, time, venue, { isVideoChosen, seats: 2 + companions.length });
    const booking = { fairId: fair.id, aId: fromId, bId: toId, ...time, ...spot, otherIds: companions };
    const meetingId = await this.booker.book(manager, booking);
    return meetingId === null ? null : { meetingId, companions, tableNumber: spot.tableNumber };
  }

  /** The meeting that is to be moved, held. @throws MEETING_CANCELLED, MEETING_BEGUN, MEETING_ATTENDED */
  async meeting(manager: EntityManager, { fairId, meetingId, createdAt }: RequestRow): Promise<MeetingRecord> {
    const meeting = meetingId === null ? null : await this.meetings.lock(manager, fairId, meetingId);
    if (!meeting) throw requestOver();
    if (meeting.status !== 'scheduled') throw meetingCancelled();
    if (Date.parse(meeting.startsAt) > Date.now()) return meeting;
    if (!isLateMove(createdAt, meeting.startsAt)) throw meetingBegun();
    // They have met after all.
    if (meeting.wasHeld) throw new DomainError('MEETING_ATTENDED', 'conflict');
    return meeting;
  }

  /** Null where one of the two is no longer free. @throws NO_TABLE_LEFT */
  move(
    manager: EntityManager,
    { fair, time, venue, isVideoChosen }: Acceptance,
    { fromId, toId }: RequestRow,
    meeting: MeetingRecord,
  ): Promise<Moved | null> {
    return this.mover.move(manager, fair, {
      meeting,
      time,
      principals: [fromId, toId],
      venue,
      isVideoChosen,
    });
  }
}
