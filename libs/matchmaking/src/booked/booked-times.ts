import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { BookedMeeting } from './booked.rules.js';

interface Noted extends BookedMeeting {
  fairId: string;
  meetingId: string;
  /** Counts the changes of the meeting; absent: the first. */
  version?: number;
}

const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

/** Times that people have booked by themselves, for timetables and repairs to leave alone. */
@Injectable()
export class BookedTimes {
  constructor(private readonly dataSource: DataSource) {}

  /** Of a fair, those that are not over. */
  ahead(fairId: string): Promise<BookedMeeting[]> {
    return this.dataSource.query(
      `select a_id as "aId", b_id as "bId", to_json(other_ids) as "otherIds", ${instant('starts_at')} as "startsAt", ${instant('ends_at')} as "endsAt"
       from matchmaking.booked_meeting where fair_id = $1 and not is_cancelled and ends_at > now() order by starts_at, meeting_id`,
      [fairId],
    );
  }

  /** Idempotent; of two changes the later one counts, whichever is heard of first. */
  async note({ meetingId, fairId, aId, bId, startsAt, endsAt, otherIds, version = 0 }: Noted): Promise<void> {
    await this.dataSource.query(
      `insert into matchmaking.booked_meeting as b (meeting_id, fair_id, a_id, b_id, starts_at, ends_at, other_ids, version, is_cancelled)
       values ($1, $2, $3, $4, $5, $6, $7, $8, false)
       on conflict (meeting_id) do update set a_id = excluded.a_id, b_id = excluded.b_id, starts_at = excluded.starts_at,
         ends_at = excluded.ends_at, other_ids = excluded.other_ids, version = excluded.version
       where b.version < excluded.version`,
      [meetingId, fairId, aId, bId, startsAt, endsAt, otherIds, version],
    );
  }

  /** Idempotent; what was cancelled before one heard of it stays cancelled. */
  async cancel({ meetingId, fairId, aId, bId, startsAt, endsAt }: Omit<Noted, 'otherIds'>): Promise<void> {
    await this.dataSource.query(
      `insert into matchmaking.booked_meeting (meeting_id, fair_id, a_id, b_id, starts_at, ends_at, is_cancelled)
       values ($1, $2, $3, $4, $5, $6, true)
       on conflict (meeting_id) do update set is_cancelled = true`,
      [meetingId, fairId, aId, bId, startsAt, endsAt],
    );
  }
}
