import { Injectable } from '@nestjs/common';
import { type InterpreterDesk, type RoomTicket, roomClosesAfterMinutes } from '@parvis/contracts';
import { FairReader } from '@parvis/fairs';
import { DomainError, notFound, RoomTickets } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { DataSource } from 'typeorm';
import { instantText } from '../agenda/meeting.repository.js';
import { roomState } from '../room/room.rules.js';
import { InterpreterKeys } from './interpreter-keys.js';

const mostBookings = 50;

interface BookingRow extends Omit<InterpreterDesk['bookings'][number], 'people' | 'isOpen'> {
  participantIds: string[];
}

/** The page of somebody who interprets and has no account: what is booked, and the way into those rooms. */
@Injectable()
export class InterpreterDeskService {
  constructor(
    private readonly keys: InterpreterKeys,
    private readonly fairs: FairReader,
    private readonly participants: ParticipantReader,
    private readonly tickets: RoomTickets,
    private readonly dataSource: DataSource,
  ) {}

  /** @throws NOT_FOUND for an address that opens nothing (any more) */
  async view(key: string): Promise<InterpreterDesk> {
    const { id, fairId, name } = await this.interpreter(key);
    const [fair, rows] = await Promise.all([this.fairs.get(fairId), this.bookings(id)]);
    const lines = await this.participants.lines([...new Set(rows.flatMap(({ participantIds }) => participantIds))]);
    const now = Date.now();
    return {
      fairName: fair.name,
      timeZone: fair.timeZone,
      name,
      bookings: rows.map(({ participantIds, ...booking }) => ({
        ...booking,
        isOpen: booking.hasVideo && roomState(booking, now) === 'open',
        people: participantIds.flatMap((each) => {
          const line = lines.get(each);
          return line ? [{ name: line.name, companyName: line.companyName || null }] : [];
        }),
      })),
    };
  }

  /** @throws NOT_FOUND, MEETING_HAS_NO_VIDEO, MEETING_NOT_STARTED */
  async ticket(key: string, meetingId: string): Promise<RoomTicket> {
    const { id, fairId, name } = await this.interpreter(key);
    const booking = (await this.bookings(id)).find((each) => each.meetingId === meetingId);
    if (!booking) throw notFound('meeting');
    if (!booking.hasVideo)
      throw new DomainError('MEETING_HAS_NO_VIDEO', 'conflict', 'Everybody of this meeting is on site');
    if (roomState(booking, Date.now()) !== 'open')
      throw new DomainError('MEETING_NOT_STARTED', 'conflict', 'The room is not open yet');
    return this.tickets.issue({
      roomId: meetingId,
      fairId,
      kind: 'meeting',
      knocks: false,
      participantId: id,
      displayName: name,
      // Read by people of two languages, so in both of Parvis.
      companyName: `Interpreter · Interprète, ${booking.pair.toUpperCase().replace('-', '–')}`,
      role: 'guest',
      grants: ['speak', 'observe'],
      endsAt: booking.endsAt,
    });
  }

  /** A mail with the new address tells of all that is booked. @throws NOT_FOUND where the fair has no such interpreter */
  async renew(fairId: string, interpreterId: string): Promise<void> {
    const [, changed]: [unknown, number] = await this.dataSource.query(
      `update meetings.interpreter set link_edition = link_edition + 1, told = '[]' where fair_id = $1 and id = $2`,
      [fairId, interpreterId],
    );
    if (changed === 0) throw notFound('interpreter');
  }

  private async interpreter(key: string): Promise<{ id: string; fairId: string; name: string }> {
    const [row]: { id: string; fairId: string; name: string; edition: number }[] = await this.dataSource.query(
      `select id, fair_id as "fairId", name, link_edition as edition from meetings.interpreter where id = $1`,
      [this.keys.idOf(key)],
    );
    if (!row || !this.keys.opens(key, row.edition)) throw notFound('interpreter');
    return row;
  }

  private bookings(interpreterId: string): Promise<BookingRow[]> {
    return this.dataSource.query(
      `select m.id as "meetingId", ${instantText('lower(b.during)')} as "startsAt", ${instantText('upper(b.during)')} as "endsAt", b.pair,
         m.table_number as "tableNumber", coalesce(t.zone, '') as zone, m.has_video as "hasVideo",
         (select jsonb_agg(a.participant_id order by a.part desc, a.participant_id) from meetings.attendee a where a.meeting_id = m.id)
           as "participantIds"
       from meetings.interpreter_booking b join meetings.meeting m on m.id = b.meeting_id
       left join meetings.table_place t on t.fair_id = m.fair_id and t.number = m.table_number
       where b.interpreter_id = $1 and b.status = 'scheduled' and upper(b.during) > now() - make_interval(mins => $2)
       order by lower(b.during) limit $3`,
      [interpreterId, roomClosesAfterMinutes, mostBookings],
    );
  }
}
