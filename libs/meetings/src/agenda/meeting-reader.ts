import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
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

  /** Ids of all meetings of a person. */
  async idsOf(participantId: string): Promise<string[]> {
    const rows: { id: string }[] = await this.dataSource.query(
      `select meeting_id as id from meetings.attendee where participant_id = $1`,
      [participantId],
    );
    return rows.map(({ id }) => id);
  }
}
