import { Injectable } from '@nestjs/common';
import { roomClosesAfterMinutes, roomOpensBeforeMinutes } from '@parvis/contracts';
import { DataSource } from 'typeorm';
import { teamRoomId } from '../room/team-room.rules.js';
import { instantText } from './meeting.repository.js';

/** A meeting as other domains need it. */
export interface MeetingCircle {
  meetingId: string;
  startsAt: string;
  endsAt: string;
  status: 'scheduled' | 'cancelled';
  /** Its parties and their guests. */
  people: { participantId: string; part: 'party' | 'guest' }[];
}

/** Who belongs to a meeting, for other domains. */
@Injectable()
export class MeetingReader {
  constructor(private readonly dataSource: DataSource) {}

  /** Null where this fair has no such meeting. */
  async circle(fairId: string, meetingId: string): Promise<MeetingCircle | null> {
    const [row]: MeetingCircle[] = await this.dataSource.query(
      `select m.id as "meetingId", ${instantText('lower(m.during)')} as "startsAt", ${instantText('upper(m.during)')} as "endsAt",
         m.status, coalesce(
           (select jsonb_agg(jsonb_build_object('participantId', a.participant_id, 'part', a.part) order by a.part desc, a.participant_id)
            from meetings.attendee a where a.meeting_id = m.id), '[]') as people
       from meetings.meeting m where m.id = $1 and m.fair_id = $2`,
      [meetingId, fairId],
    );
    return row ?? null;
  }

  /** The meeting before which this person's side has this back room; null where it is another side's, or none. */
  async ofTeamRoom(
    fairId: string,
    roomId: string,
    person: { id: string; companyId: string | null },
  ): Promise<MeetingCircle | null> {
    const ids = await this.idsOf(person.id);
    const meetingId = ids.find((id) => teamRoomId(id, person.companyId ?? person.id) === roomId);
    return meetingId === undefined ? null : this.circle(fairId, meetingId);
  }

  /**
   * People with a meeting by video that begins in that time, in order of id, of all fairs; the first of these meetings counts.
   * @param after id of the last person of the portion before.
   */
  async firstByVideo(
    from: Date,
    to: Date,
    after: string | null,
    limit: number,
  ): Promise<{ participantId: string; fairId: string; startsAt: string }[]> {
    return this.dataSource.query(
      `select a.participant_id as "participantId", m.fair_id as "fairId", ${instantText('min(lower(m.during))')} as "startsAt"
       from meetings.meeting m join meetings.attendee a on a.meeting_id = m.id
       where lower(m.during) >= $1 and lower(m.during) < $2 and m.status = 'scheduled' and m.has_video
         and ($3::uuid is null or a.participant_id > $3)
       group by 1, 2 order by 1 limit $4`,
      [from, to, after, limit],
    );
  }

  /**
   * Who of these people is in a meeting at this moment: `in-room` has come into its room and not left it, `expected` has one by the
   * agenda. Whoever has come and gone is free. Others are left out.
   */
  async now(participantIds: readonly string[]): Promise<Map<string, 'in-room' | 'expected'>> {
    if (participantIds.length === 0) return new Map();
    const rows: { id: string; isInRoom: boolean }[] = await this.dataSource.query(
      `select participant_id as id, bool_or(last_joined_at is not null) as "isInRoom" from meetings.attendee
       where participant_id = any($1::uuid[]) and status = 'scheduled'
         and during && tstzrange(now() - make_interval(mins => $2), now() + make_interval(mins => $3))
         and (during @> now() or last_joined_at is not null)
         and (last_left_at is null or last_left_at < last_joined_at)
       group by 1`,
      [participantIds, roomClosesAfterMinutes, roomOpensBeforeMinutes],
    );
    return new Map(rows.map(({ id, isInRoom }) => [id, isInRoom ? 'in-room' : 'expected']));
  }

  /** Ids of all meetings of a person. */
  async idsOf(participantId: string): Promise<string[]> {
    const rows: { id: string }[] = await this.dataSource.query(
      `select meeting_id as id from meetings.attendee where participant_id = $1`,
      [participantId],
    );
    return rows.map(({ id }) => id);
  }

  /** Whether a meeting that was not called off brings these two together, held or to come. */
  async haveMeeting(aId: string, bId: string): Promise<boolean> {
    const rows: unknown[] = await this.dataSource.query(
      `select 1 from meetings.attendee a join meetings.attendee b on b.meeting_id = a.meeting_id and b.participant_id = $2
       where a.participant_id = $1 and a.status = 'scheduled' limit 1`,
      [aId, bId],
    );
    return rows.length > 0;
  }

  /** Whether one of two has declined the other's request for a meeting: then they may write to each other about it. */
  async haveDeclined(aId: string, bId: string): Promise<boolean> {
    const rows: unknown[] = await this.dataSource.query(
      `select 1 from meetings.request
       where status = 'declined' and (from_id, to_id) in (($1::uuid, $2::uuid), ($2::uuid, $1::uuid)) limit 1`,
      [aId, bId],
    );
    return rows.length > 0;
  }
}
