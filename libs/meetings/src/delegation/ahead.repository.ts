import { Injectable } from '@nestjs/common';
import type { Interval } from '@parvis/contracts';
import { DataSource } from 'typeorm';
import { instantText, type Place } from '../agenda/meeting.repository.js';

export interface MeetingAhead extends Interval {
  id: string;
  place: Place;
  tableNumber: number | null;
  /** Everybody in it. */
  attendees: { participantId: string }[];
}

/** The meetings that many people have ahead of them. */
@Injectable()
export class AheadRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** By participant id, in order of time; whoever has nothing ahead is missing. */
  async of(participantIds: readonly string[]): Promise<Map<string, MeetingAhead[]>> {
    const rows: (MeetingAhead & { whose: string })[] = await this.dataSource.query(
      `select mine.participant_id as whose, m.id, ${instantText('lower(m.during)')} as "startsAt", ${instantText('upper(m.during)')} as "endsAt",
         m.place, m.table_number as "tableNumber",
         (select jsonb_agg(jsonb_build_object('participantId', a.participant_id) order by a.part desc, a.participant_id)
          from meetings.attendee a where a.meeting_id = m.id) as attendees
       from meetings.attendee mine join meetings.meeting m on m.id = mine.meeting_id
       where mine.participant_id = any($1::uuid[]) and m.status = 'scheduled' and upper(m.during) > now()
       order by lower(m.during), m.id`,
      [participantIds],
    );
    const all = new Map<string, MeetingAhead[]>();
    for (const { whose, ...meeting } of rows) all.set(whose, [...(all.get(whose) ?? []), meeting]);
    return all;
  }
}
