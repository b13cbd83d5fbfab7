import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { BookedMeeting } from './booked.rules.js';

interface Noted extends BookedMeeting {
  fairId: string;
  meetingId: string;
}

const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

/** Times that people have booked by themselves, for timetables and repairs to leave alone. */
@Injectable()
export class BookedTimes {
  constructor(private readonly dataSource: DataSource) {}

  /** Of a fair, those that are not over. */
  ahead(fairId: string): Promise<BookedMeeting[]> {
    return this.dataSource.query(
      `select a_id as "aId", b_id as "bId", ${instant('starts_at')} as "startsAt", ${instant('ends_at')} as "endsAt"
       from matchmaking.booked_meeting where fair_id = $1 and not is_cancelled and ends_at > now() order by starts_at, meeting_id`,
      [fairId],
    );
  }

  /** Idempotent; what was cancelled before one heard of it stays cancelled. */
  async note(meeting: Noted, isCancelled: boolean): Promise<void> {
    await this.dataSource.query(
      `insert into matchmaking.booked_meeting as b (meeting_id, fair_id, a_id, b_id, starts_at, ends_at, is_cancelled)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (meeting_id) do update set is_cancelled = b.is_cancelled or excluded.is_cancelled`,
      [meeting.meetingId, meeting.fairId, meeting.aId, meeting.bId, meeting.startsAt, meeting.endsAt, isCancelled],
    );
  }
}
