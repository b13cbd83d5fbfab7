import { Injectable } from '@nestjs/common';
import type { Interval, LocalText } from '@parvis/contracts';
import { DataSource } from 'typeorm';
import { instantText, type Place } from '../agenda/meeting.repository.js';

export interface MeetingAhead extends Interval {
  id: string;
  place: Place;
  tableNumber: number | null;
  /** Everybody in it. */
  attendees: { participantId: string }[];
}

export interface Ahead {
  meetings: MeetingAhead[];
  /** That keep the person from meetings. */
  sessions: (Interval & { title: LocalText })[];
}

/** What many people have ahead of them, in order of time; two queries for all of them. */
@Injectable()
export class AheadRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** By participant id; whoever has nothing ahead is missing. */
  async of(participantIds: readonly string[]): Promise<Map<string, Ahead>> {
    const [meetings, sessions]: [
      (MeetingAhead & { whose: string })[],
      (Ahead['sessions'][number] & { whose: string })[],
    ] = await Promise.all([
      this.dataSource.query(
        `select mine.participant_id as whose, m.id, ${instantText('lower(m.during)')} as "startsAt", ${instantText('upper(m.during)')} as "endsAt",
             m.place, m.table_number as "tableNumber",
             (select jsonb_agg(jsonb_build_object('participantId', a.participant_id) order by a.part desc, a.participant_id)
              from meetings.attendee a where a.meeting_id = m.id) as attendees
           from meetings.attendee mine join meetings.meeting m on m.id = mine.meeting_id
           where mine.participant_id = any($1::uuid[]) and m.status = 'scheduled' and upper(m.during) > now()
           order by lower(m.during), m.id`,
        [participantIds],
      ),
      this.dataSource.query(
        `select participant_id as whose, title, ${instantText('lower(during)')} as "startsAt", ${instantText('upper(during)')} as "endsAt"
           from meetings.agenda_session
           where participant_id = any($1::uuid[]) and is_busy and not is_cancelled and upper(during) > now()
           order by lower(during), session_id`,
        [participantIds],
      ),
    ]);
    const all = new Map<string, Ahead>();
    const entryOf = (id: string) => {
      const entry = all.get(id) ?? { meetings: [], sessions: [] };
      all.set(id, entry);
      return entry;
    };
    for (const { whose, ...meeting } of meetings) entryOf(whose).meetings.push(meeting);
    for (const { whose, ...session } of sessions) entryOf(whose).sessions.push(session);
    return all;
  }
}
