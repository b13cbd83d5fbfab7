import { Injectable } from '@nestjs/common';
import type { Interval } from '@parvis/contracts';
import type { FairRecord } from '@parvis/fairs';
import { Outbox } from '@parvis/platform';
import type { EntityManager } from 'typeorm';
import type { MeetingRecord } from '../agenda/meeting.repository.js';
import { PresenceRepository } from '../attendance/presence.repository.js';
import { InterpreterBookings } from '../interpreter/interpreter-bookings.js';
import { MeetingTimes } from './meeting-times.js';
import type { Venue } from './venue.rules.js';

export interface Move {
  meeting: MeetingRecord;
  time: Interval;
  /** The two who have agreed on it. */
  principals: readonly string[];
  /** By what the two have registered for. */
  venue: Venue;
  isVideoChosen: boolean;
}

export interface Moved {
  expected: string[];
  /** Others who are not free at the new time, and are not expected any more. */
  dropped: string[];
  version: number;
  tableNumber: number | null;
}

/** Gives meetings another time, within a transaction that holds the fair's agendas and the meeting. */
@Injectable()
export class MeetingMover {
  constructor(
    private readonly times: MeetingTimes,
    private readonly presences: PresenceRepository,
    private readonly interpreters: InterpreterBookings,
    private readonly outbox: Outbox,
  ) {}

  /** Null where one of the two is no longer free then. @throws NO_TABLE_LEFT */
  async move(
    manager: EntityManager,
    fair: FairRecord,
    { meeting, time, principals, venue, isVideoChosen }: Move,
  ): Promise<Moved | null> {
    const ids = meeting.attendees.map(({ participantId }) => participantId);
    const busy = await this.times.busy(manager, ids, time, meeting.id);
    if (principals.some((id) => busy.has(id))) return null;
    const dropped = ids.filter((id) => busy.has(id));
    // A booth has no other place, but nobody sits at it by video.
    const isAtBooth = meeting.place === 'booth' && venue.needsTable;
    const { place, tableNumber, hasVideo } = isAtBooth
      ? { ...meeting, hasVideo: venue.hasVideo }
      : await this.times.spot(manager, fair, time, venue, {
          isVideoChosen,
          meetingId: meeting.id,
          tableNumber: meeting.tableNumber,
          seats: ids.length - dropped.length,
        });
    await manager.query(`delete from meetings.attendee where meeting_id = $1 and participant_id = any($2::uuid[])`, [
      meeting.id,
      dropped,
    ]);
    // No timetable has made it as it is now, and none moves it.
    await manager.query(
      `update meetings.meeting set during = tstzrange($2, $3), place = $4, table_number = $5, has_video = $6, booth_company_id = $7,
         run_id = null, sequence = sequence + 1 where id = $1`,
      [meeting.id, time.startsAt, time.endsAt, place, tableNumber, hasVideo, isAtBooth ? meeting.boothCompanyId : null],
    );
    // Who was away on the one day need not be on the other: what was chosen for the former time counts no more.
    await manager.query(`update meetings.attendee set takes_part = null where meeting_id = $1`, [meeting.id]);
    // Whoever has waited, or not come, has done so at the former time.
    if (!meeting.wasHeld) await this.presences.forget(manager, meeting.id);
    await this.interpreters.settleOne(manager, fair, meeting.id);
    const expected = ids.filter((id) => !busy.has(id));
    const version = meeting.sequence + 1;
    const [aId, bId] = pairOf(meeting, principals);
    await this.outbox.record(manager, 'meeting.moved.v1', {
      fairId: fair.id,
      meetingId: meeting.id,
      version,
      aId,
      bId,
      alsoIds: partiesOf(meeting).filter((id) => id !== aId && id !== bId && !busy.has(id)),
      ...time,
      place,
      tableNumber,
      was: { aId, bId, startsAt: meeting.startsAt, endsAt: meeting.endsAt },
    });
    return { expected, dropped, version, tableNumber };
  }
}

export const partiesOf = ({ attendees }: MeetingRecord): string[] =>
  attendees.filter(({ part }) => part === 'party').map(({ participantId }) => participantId);

/** Who a meeting is between, the smaller id first. */
export function pairOf(
  { aId, bId }: Pick<MeetingRecord, 'aId' | 'bId'>,
  principals: readonly string[],
): [string, string] {
  if (aId !== null && bId !== null) return [aId, bId];
  const [first = '', second = ''] = [...principals].sort();
  return [first, second];
}
