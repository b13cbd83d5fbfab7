import { Injectable } from '@nestjs/common';
import type { Feedback } from '@parvis/contracts';
import type { CursorValues } from '@parvis/platform';
import { DataSource } from 'typeorm';

export interface AttendeeRecord {
  participantId: string;
  part: 'party' | 'guest';
}

export interface MeetingRecord {
  id: string;
  startsAt: string;
  endsAt: string;
  place: 'video' | 'table';
  tableNumber: number | null;
  status: 'scheduled' | 'cancelled';
  wasHeld: boolean;
  attendees: AttendeeRecord[];
}

/** A meeting with the private feedback of the one who looks. */
export interface OwnMeetingRecord extends MeetingRecord {
  feedback: Feedback;
}

export const instantText = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

const columns = `m.id, ${instantText('lower(m.during)')} as "startsAt", ${instantText('upper(m.during)')} as "endsAt", m.place,
  m.table_number as "tableNumber", m.status, m.held_at is not null as "wasHeld",
  (select jsonb_agg(jsonb_build_object('participantId', a.participant_id, 'part', a.part) order by a.part desc, a.participant_id)
   from meetings.attendee a where a.meeting_id = m.id) as attendees`;

const feedback = `jsonb_build_object('rating', f.rating, 'note', coalesce(f.note, ''), 'followUp', coalesce(f.follow_up, false)) as feedback`;

@Injectable()
export class MeetingRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** All meetings of one person in order of time. */
  agenda(participantId: string): Promise<OwnMeetingRecord[]> {
    return this.dataSource.query(
      `select ${columns}, ${feedback}
       from meetings.attendee mine
       join meetings.meeting m on m.id = mine.meeting_id
       left join meetings.feedback f on f.meeting_id = m.id and f.participant_id = $1
       where mine.participant_id = $1 and m.status = 'scheduled'
       order by lower(mine.during), m.id`,
      [participantId],
    );
  }

  /** A meeting that this person is in, null otherwise. */
  async findFor(meetingId: string, participantId: string): Promise<OwnMeetingRecord | null> {
    const rows: OwnMeetingRecord[] = await this.dataSource.query(
      `select ${columns}, ${feedback}
       from meetings.attendee mine
       join meetings.meeting m on m.id = mine.meeting_id
       left join meetings.feedback f on f.meeting_id = m.id and f.participant_id = $2
       where mine.meeting_id = $1 and mine.participant_id = $2`,
      [meetingId, participantId],
    );
    return rows[0] ?? null;
  }

  /** Scheduled meetings of a fair in order of time, one more than `limit`. */
  list(fairId: string, after: CursorValues | null, limit: number): Promise<MeetingRecord[]> {
    return this.dataSource.query(
      `select ${columns} from meetings.meeting m
       where m.fair_id = $1 and m.status = 'scheduled'
         and ($2::timestamptz is null or (lower(m.during), m.id) > ($2::timestamptz, $3::uuid))
       order by lower(m.during), m.id limit $4`,
      [fairId, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
    );
  }

  async count(fairId: string): Promise<number> {
    const [row]: [{ count: number }] = await this.dataSource.query(
      `select count(*)::int as count from meetings.meeting where fair_id = $1 and status = 'scheduled'`,
      [fairId],
    );
    return row.count;
  }

  /** Numbers of a fair for its organiser. A person counts once, however many meetings. */
  async stats(fairId: string): Promise<{
    scheduled: number;
    peopleScheduled: number;
    held: number;
    peopleMet: number;
    rated: number;
    averageRating: number | null;
  }> {
    const [row] = await this.dataSource.query(
      `with live as (select id, held_at from meetings.meeting where fair_id = $1 and status = 'scheduled'),
            people as (
              select count(distinct a.participant_id)::int as scheduled,
                     (count(distinct a.participant_id) filter (where live.held_at is not null and a.first_joined_at is not null))::int as met
              from live join meetings.attendee a on a.meeting_id = live.id
            ),
            ratings as (
              select count(f.rating)::int as rated, avg(f.rating)::float8 as average
              from live join meetings.feedback f on f.meeting_id = live.id
            )
       select (select count(*)::int from live) as scheduled, people.scheduled as "peopleScheduled",
              (select count(held_at)::int from live) as held, people.met as "peopleMet",
              ratings.rated, ratings.average as "averageRating"
       from people, ratings`,
      [fairId],
    );
    return row;
  }
}
