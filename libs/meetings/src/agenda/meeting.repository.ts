import { Injectable } from '@nestjs/common';
import type { AgendaMeeting, Feedback, MeetingTable, TakesPart } from '@parvis/contracts';
import type { CursorValues } from '@parvis/platform';
import { DataSource, type EntityManager } from 'typeorm';

export type Place = 'video' | 'table' | 'booth';
export type Cause = 'cancelled' | 'no-show' | 'timetable';

export interface AttendeeRecord {
  participantId: string;
  part: 'party' | 'guest';
  /** What this person has chosen for this meeting; null: nothing. */
  takesPart: TakesPart | null;
  /** Has come into the room, or checked in where it takes place. */
  hasJoined: boolean;
  /** Said for the meeting's present time; null: nothing was. */
  lateMinutes: number | null;
}

export interface CancellationRecord {
  cause: Cause;
  /** Who cancelled, or who was missed; null: the organiser. */
  byId: string | null;
  /** A lead of a delegation who has cancelled in that person's name. */
  through: { leadName: string; delegation: string } | null;
  reason: string;
  at: string;
}

export interface MeetingRecord {
  id: string;
  /** The pair that the timetable brought together; null for meetings that did not come from one. */
  aId: string | null;
  bId: string | null;
  startsAt: string;
  endsAt: string;
  place: Place;
  tableNumber: number | null;
  /** As the organiser describes it; null: nothing is said of it. */
  table: TableRecord | null;
  boothCompanyId: string | null;
  hasVideo: boolean;
  status: 'scheduled' | 'cancelled';
  cancellation: CancellationRecord | null;
  wasHeld: boolean;
  /** Had another time before. */
  wasMoved: boolean;
  /** How often calendars were given another version of it. */
  sequence: number;
  attendees: AttendeeRecord[];
  /** What it is about, and who has asked for that. */
  products: AgendaMeeting['products'];
  pendingMove: PendingMoveRecord | null;
  substitutions: SubstitutionRecord[];
}

/** What is said of a table, with the picture of the floor. */
export type TableRecord = Omit<MeetingTable, 'planUrl'> & { planId: string | null };

/** A proposal of other times that waits. */
export type PendingMoveRecord = Omit<NonNullable<AgendaMeeting['pendingMove']>, 'isMyTurn'> & { holderId: string };

/** Who has taken whose place. */
export interface SubstitutionRecord {
  goneId: string;
  cameId: string;
  note: string;
  at: string;
}

/** A meeting with the private feedback of the one who looks. */
export interface OwnMeetingRecord extends MeetingRecord {
  feedback: Feedback;
}

export const instantText = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

const columns = `m.id, m.a_id as "aId", m.b_id as "bId", ${instantText('lower(m.during)')} as "startsAt",
  ${instantText('upper(m.during)')} as "endsAt", m.place, m.table_number as "tableNumber", m.booth_company_id as "boothCompanyId",
  m.has_video as "hasVideo", m.status, m.held_at is not null as "wasHeld",
  exists (select 1 from meetings.attendee a where a.meeting_id = m.id and a.counts_from is not null) as "wasMoved", m.sequence,
  case when m.status = 'cancelled' then jsonb_build_object('cause', m.cancel_cause, 'byId', m.cancelled_by, 'through', m.cancelled_through,
    'reason', m.cancel_reason, 'at', ${instantText('m.cancelled_at')}) end as cancellation,
  (select jsonb_agg(jsonb_build_object('participantId', a.participant_id, 'part', a.part, 'takesPart', a.takes_part, 'hasJoined', a.first_joined_at is not null or a.checked_in_at is not null,
     'lateMinutes', case when a.late_for = lower(m.during) then a.late_minutes end)
     order by a.part desc, a.participant_id)
   from meetings.attendee a where a.meeting_id = m.id) as attendees,
  (select coalesce(jsonb_agg(jsonb_build_object('id', p.product_id, 'name', p.name, 'askedById', p.asked_by_id) order by p.asked_by_id), '[]')
   from meetings.meeting_product p where p.meeting_id = m.id) as products,
  (select jsonb_build_object('zone', t.zone, 'seats', t.seats, 'equipment', to_jsonb(t.equipment),
     'way', jsonb_build_object('en', t.way_en, 'fr', t.way_fr), 'spot', case when t.x is not null then jsonb_build_object('x', t.x, 'y', t.y) end,
     'planId', p.image_id)
   from meetings.table_place t left join meetings.floor_plan p on p.fair_id = t.fair_id
   where t.fair_id = m.fair_id and t.number = m.table_number) as "table",
  (select jsonb_build_object('requestId', r.id, 'byId', case r.turn when 'to' then r.from_id else r.to_id end, 'holderId', r.holder_id,
     'expiresAt', ${instantText('r.expires_at')}, 'times',
     (select jsonb_agg(jsonb_build_object('startsAt', ${instantText('lower(t.during)')}, 'endsAt', ${instantText('upper(t.during)')})
        order by lower(t.during)) from meetings.request_time t where t.request_id = r.id))
   from meetings.request r where r.meeting_id = m.id and r.kind = 'move' and r.status = 'pending' and m.status = 'scheduled') as "pendingMove",
  (select coalesce(jsonb_agg(jsonb_build_object('goneId', s.gone_id, 'cameId', s.came_id, 'note', s.note, 'at', ${instantText('s.at')})
     order by s.id), '[]')
   from meetings.substitution s where s.meeting_id = m.id) as substitutions`;

const feedback = `jsonb_build_object('rating', f.rating, 'note', coalesce(f.note, ''), 'followUp', coalesce(f.follow_up, false),
  'isShared', coalesce(f.is_shared, false), 'nextStep', coalesce(f.next_step, ''), 'nextOn', f.next_on,
  'isNextDone', coalesce(f.is_next_done, false), 'topicIds', coalesce(to_jsonb(f.topic_ids), '[]')) as feedback`;

/** What a timetable has taken away is told once, and shown no more. */
const isShown = `(m.status = 'scheduled' or m.cancel_cause <> 'timetable')`;

@Injectable()
export class MeetingRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** The meetings of one person in order of time, cancelled ones included; `all` also those that a timetable has taken away. */
  agenda(participantId: string, which: 'shown' | 'all' = 'shown'): Promise<OwnMeetingRecord[]> {
    return this.dataSource.query(
      `select ${columns}, ${feedback}
       from meetings.attendee mine
       join meetings.meeting m on m.id = mine.meeting_id
       left join meetings.feedback f on f.meeting_id = m.id and f.participant_id = $1
       where mine.participant_id = $1 ${which === 'shown' ? `and ${isShown}` : ''}
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

  /** Any meeting of a fair, null where it has no such one. */
  async find(fairId: string, meetingId: string): Promise<MeetingRecord | null> {
    const rows: MeetingRecord[] = await this.dataSource.query(
      `select ${columns} from meetings.meeting m where m.id = $1 and m.fair_id = $2`,
      [meetingId, fairId],
    );
    return rows[0] ?? null;
  }

  /** Any meeting of a fair, held back for others until the transaction ends. */
  async lock(manager: EntityManager, fairId: string, meetingId: string): Promise<MeetingRecord | null> {
    const rows: MeetingRecord[] = await manager.query(
      `select ${columns} from meetings.meeting m where m.id = $1 and m.fair_id = $2 for update of m`,
      [meetingId, fairId],
    );
    return rows[0] ?? null;
  }

  async cancel(
    manager: EntityManager,
    meetingId: string,
    { cause, byId, through, reason }: Omit<CancellationRecord, 'at'>,
    missedIds: readonly string[] = [],
  ): Promise<void> {
    await manager.query(
      `update meetings.meeting set status = 'cancelled', cancelled_at = clock_timestamp(), cancel_cause = $2, cancelled_by = $3,
         cancel_reason = $4, cancelled_through = $5, sequence = sequence + 1
       where id = $1 and status = 'scheduled'`,
      [meetingId, cause, byId, reason, through],
    );
    await manager.query(
      `update meetings.attendee set was_missed = true where meeting_id = $1 and participant_id = any($2::uuid[])`,
      [meetingId, missedIds],
    );
  }

  /** Meetings of a fair in order of time, one more than `limit`. */
  list(fairId: string, after: CursorValues | null, limit: number): Promise<MeetingRecord[]> {
    return this.dataSource.query(
      `select ${columns} from meetings.meeting m
       where m.fair_id = $1 and ${isShown}
         and ($2::timestamptz is null or (lower(m.during), m.id) > ($2::timestamptz, $3::uuid))
       order by lower(m.during), m.id limit $4`,
      [fairId, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
    );
  }

  async count(fairId: string): Promise<number> {
    const [row]: [{ count: number }] = await this.dataSource.query(
      `select count(*)::int as count from meetings.meeting m where fair_id = $1 and ${isShown}`,
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
                     (count(distinct a.participant_id) filter (where live.held_at is not null
                       and (a.first_joined_at is not null or a.checked_in_at is not null)))::int as met
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
