import { Injectable } from '@nestjs/common';
import {
  type NumberedTable,
  type PersonLine,
  type RoomTicket,
  screenClosesAfterMinutes,
  type TableScreen,
} from '@parvis/contracts';
import { FairReader } from '@parvis/fairs';
import { DomainError, notFound, RoomTickets } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { DataSource } from 'typeorm';
import { instantText } from '../agenda/meeting.repository.js';
import { checkInRefusal } from '../attendance/check-in.rules.js';
import { type TableId, TableKeys } from './table-keys.js';
import { TablePlaceService } from './table-place.service.js';
import { meetingAtTable, onScreen } from './table-screen.rules.js';

const mostMeetings = 4;

interface TableMeeting {
  id: string;
  startsAt: string;
  endsAt: string;
  hasVideo: boolean;
  participantIds: string[];
}

/** The screen that stands at a table: what is on there, and the way into the call of those who sit at it. */
@Injectable()
export class TableScreenService {
  constructor(
    private readonly keys: TableKeys,
    private readonly tables: TablePlaceService,
    private readonly fairs: FairReader,
    private readonly participants: ParticipantReader,
    private readonly tickets: RoomTickets,
    private readonly dataSource: DataSource,
  ) {}

  /** @throws NOT_FOUND for an address that opens nothing (any more) */
  async view(key: string): Promise<TableScreen> {
    const { fairId, number, zone } = await this.table(key);
    const [fair, meetings] = await Promise.all([this.fairs.get(fairId), this.meetings({ fairId, number })]);
    const now = Date.now();
    const present = meetingAtTable(meetings, now);
    const lines = await this.participants.lines(present?.participantIds ?? []);
    return {
      fairId,
      fairName: fair.name,
      timeZone: fair.timeZone,
      number,
      zone,
      meetings: onScreen(meetings, now, mostMeetings).map(({ participantIds, ...meeting }) => {
        const isOn = meeting.id === present?.id;
        const canCheckIn = isOn && checkInRefusal({ ...meeting, status: 'scheduled' }, now) === null;
        return {
          ...meeting,
          isOn,
          // Whoever passes by reads who sits here, not who comes in three hours.
          people: isOn ? participantIds.flatMap((id) => nameOf(lines.get(id))) : [],
          checkInCode: canCheckIn ? this.keys.checkInCode({ fairId, number }, meeting.id) : null,
        };
      }),
    };
  }

  /** @throws NOT_FOUND, MEETING_NOT_STARTED while the table is nobody's, MEETING_HAS_NO_VIDEO where everybody is at the table */
  async ticket(key: string): Promise<RoomTicket> {
    const { fairId, number, zone } = await this.table(key);
    const meeting = meetingAtTable(await this.meetings({ fairId, number }), Date.now());
    if (!meeting) throw new DomainError('MEETING_NOT_STARTED', 'conflict', 'No meeting is at this table now');
    if (!meeting.hasVideo)
      throw new DomainError('MEETING_HAS_NO_VIDEO', 'conflict', 'Everybody of this meeting is on site');
    return this.tickets.issue({
      roomId: meeting.id,
      fairId,
      kind: 'meeting',
      knocks: false,
      participantId: this.keys.seatOf({ fairId, number }),
      displayName: `Table ${number}`,
      companyName: zone || null,
      role: 'guest',
      // Those at the table hear, are heard and show; who directs and records has a name.
      grants: ['speak', 'share', 'observe'],
      endsAt: meeting.endsAt,
    });
  }

  /** @throws NOT_FOUND where the fair has no such table */
  async renew(fairId: string, number: number): Promise<NumberedTable> {
    const { tables } = await this.fairs.get(fairId);
    if (number > tables) throw notFound('table');
    await this.dataSource.query(
      `insert into meetings.table_place (fair_id, number, screen_edition) values ($1, $2, 1)
       on conflict (fair_id, number) do update set screen_edition = table_place.screen_edition + 1`,
      [fairId, number],
    );
    return this.tables.find(fairId, number);
  }

  private async table(key: string): Promise<TableId & { zone: string }> {
    const table = this.keys.tableOf(key);
    const [row]: { edition: number; zone: string }[] = await this.dataSource.query(
      `select screen_edition as edition, zone from meetings.table_place where fair_id = $1 and number = $2`,
      [table.fairId, table.number],
    );
    const { edition, zone } = row ?? { edition: 0, zone: '' };
    if (!this.keys.opens(key, edition)) throw notFound('table');
    return { ...table, zone };
  }

  /** Those that have not been over for long, and those of the coming twelve hours. */
  private meetings({ fairId, number }: TableId): Promise<TableMeeting[]> {
    return this.dataSource.query(
      `select m.id, ${instantText('lower(m.during)')} as "startsAt", ${instantText('upper(m.during)')} as "endsAt",
         m.has_video as "hasVideo",
         (select jsonb_agg(a.participant_id order by a.part desc, a.participant_id) from meetings.attendee a where a.meeting_id = m.id)
           as "participantIds"
       from meetings.meeting m
       where m.fair_id = $1 and m.table_number = $2 and m.status = 'scheduled'
         and m.during && tstzrange(now() - make_interval(mins => $3), now() + interval '12 hours')
       order by lower(m.during)`,
      [fairId, number, screenClosesAfterMinutes],
    );
  }
}

const nameOf = (line: PersonLine | undefined) =>
  line ? [{ name: line.name, companyName: line.companyName || null }] : [];
