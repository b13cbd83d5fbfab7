import { Injectable } from '@nestjs/common';
import { type MeetingPresence, roomClosesAfterMinutes } from '@parvis/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { instantText } from '../agenda/meeting.repository.js';

/** A party of a meeting and the side that he or she is on: the company's id, or the own one. */
export interface SidedParty {
  participantId: string;
  side: string;
}

type PresenceRow = MeetingPresence['people'][number];
const sideValues = (parties: readonly SidedParty[]) => [
  parties.map(({ participantId }) => participantId),
  parties.map(({ side }) => side),
];

/** Times at which one of each side was there; never null. `$2` and `$3`: the parties' ids and sides. */
const together = `(
  with side as (
    select party.side, range_agg(p.during) as during
    from unnest($2::uuid[], $3::text[]) as party (id, side) join meetings.presence p on p.participant_id = party.id
    where p.meeting_id = $1 group by 1
  )
  select coalesce(range_agg(one.during * other.during), '{}') from side one join side other on one.side < other.side
)`;
const minutesIn = (times: string) =>
  `(select coalesce(floor(sum(extract(epoch from upper(stay) - lower(stay))) / 60), 0)::int from unnest(${times}) stay)`;

/** When people were at their meetings. */
@Injectable()
export class PresenceRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** In any order, and any number of times. Of whoever is not in the meeting nothing is kept, nor of the time before it was moved. */
  async note(meetingId: string, participantId: string, change: 'joined' | 'left', at: string): Promise<void> {
    const dates =
      change === 'joined'
        ? `first_joined_at = least(first_joined_at, $3), last_joined_at = greatest(last_joined_at, $3)`
        : `last_left_at = greatest(last_left_at, $3)`;
    await this.dataSource.query(
      `with known as (
         update meetings.attendee set ${dates}
         where meeting_id = $1 and participant_id = $2 and (counts_from is null or counts_from <= $3) returning meeting_id, participant_id
       )
       insert into meetings.presence_change (meeting_id, participant_id, at, change)
       select meeting_id, participant_id, $3, $4 from known on conflict do nothing`,
      [meetingId, participantId, at, change],
    );
  }

  async checkIn(manager: EntityManager, meetingId: string, participantIds: readonly string[]): Promise<void> {
    await manager.query(
      `update meetings.attendee set checked_in_at = now()
       where meeting_id = $1 and participant_id = any($2::uuid[]) and part = 'party' and checked_in_at is null`,
      [meetingId, participantIds],
    );
  }

  /** The meeting begins anew at another time. */
  async forget(manager: EntityManager, meetingId: string): Promise<void> {
    await manager.query(
      `update meetings.attendee set first_joined_at = null, last_joined_at = null, last_left_at = null, checked_in_at = null,
         asked_where_at = null, counts_from = clock_timestamp() where meeting_id = $1`,
      [meetingId],
    );
    await manager.query(`delete from meetings.presence_change where meeting_id = $1`, [meetingId]);
  }

  /** Who of a meeting was there, and how long until now. Nobody is counted in a room that has closed. */
  async of(meetingId: string): Promise<PresenceRow[]> {
    return this.dataSource.query(
      `select a.participant_id as "participantId", ${minutesIn('seen.during')} as minutes,
         coalesce(p.during @> now(), false) and now() < room.closes_at as "isThere",
         ${instantText('a.checked_in_at')} as "checkedInAt"
       from meetings.attendee a
         cross join lateral (select upper(a.during) + make_interval(mins => $2) as closes_at) room
         left join meetings.presence p on p.meeting_id = a.meeting_id and p.participant_id = a.participant_id
         cross join lateral (select p.during * tstzmultirange(tstzrange(null, least(now(), room.closes_at))) as during) seen
       where a.meeting_id = $1 order by a.participant_id`,
      [meetingId, roomClosesAfterMinutes],
    );
  }

  async minutesTogether(meetingId: string, parties: readonly SidedParty[]): Promise<number> {
    const [row]: [{ minutes: number }] = await this.dataSource.query(
      `select ${minutesIn('seen.during')} as minutes
       from meetings.meeting m cross join lateral (
         select ${together} * tstzmultirange(tstzrange(null, least(now(), upper(m.during) + make_interval(mins => $4)))) as during
       ) seen
       where m.id = $1`,
      [meetingId, ...sideValues(parties), roomClosesAfterMinutes],
    );
    return row?.minutes ?? 0;
  }

  /** Those who have come, if two sides have been there at the same time and nobody had noted it before. */
  async noteHeld(
    manager: EntityManager,
    meetingId: string,
    at: string,
    parties: readonly SidedParty[],
  ): Promise<{ fairId: string; heldBy: string[] } | null> {
    // Held first: what a move meanwhile has made of the presences is seen.
    await manager.query(`select 1 from meetings.meeting where id = $1 and held_at is null for update`, [meetingId]);
    const [rows]: [{ fairId: string; heldBy: string[] }[]] = await manager.query(
      `update meetings.meeting m set held_at = $4
       where m.id = $1 and m.held_at is null and not isempty(${together})
       returning m.fair_id as "fairId", (
         select jsonb_agg(p.participant_id order by p.participant_id) from meetings.presence p
         where p.meeting_id = m.id and p.participant_id = any($2::uuid[])
       ) as "heldBy"`,
      [meetingId, ...sideValues(parties), at],
    );
    return rows[0] ?? null;
  }
}
