import { Injectable } from '@nestjs/common';
import type { Interval } from '@parvis/contracts';
import type { FairRecord } from '@parvis/fairs';
import { ParticipantReader } from '@parvis/profiles';
import type { EntityManager } from 'typeorm';
import { noTableLeft } from './request.errors.js';
import { type Venue } from './venue.rules.js';

export interface Spot {
  place: 'video' | 'table';
  tableNumber: number | null;
  hasVideo: boolean;
}

const byVideo: Spot = { place: 'video', tableNumber: null, hasVideo: true };

/** Looks up agendas and tables within a transaction that holds the fair's agendas (`PublicationRepository.lock`). */
@Injectable()
export class MeetingTimes {
  constructor(private readonly people: ParticipantReader) {}

  /** Those of these people who have something else then, an own date for one; a meeting that is moved is nothing else. */
  async busy(
    manager: EntityManager,
    ids: readonly string[],
    { startsAt, endsAt }: Interval,
    exceptMeetingId: string | null = null,
  ): Promise<Set<string>> {
    if (ids.length === 0) return new Set();
    const rows: { id: string }[] = await manager.query(
      `select distinct participant_id as id from meetings.attendee
       where participant_id = any($1::uuid[]) and status = 'scheduled' and during && tstzrange($2, $3)
         and ($4::uuid is null or meeting_id <> $4::uuid)`,
      [ids, startsAt, endsAt, exceptMeetingId],
    );
    return new Set([...rows.map(({ id }) => id), ...(await this.people.keptFree(manager, ids, { startsAt, endsAt }))]);
  }

  /**
   * Where they meet: at the table they have, or the first free one that is open then and has a seat for each of them.
   * @throws NO_TABLE_LEFT where both sides are on site and have not chosen video.
   */
  async spot(
    manager: EntityManager,
    fair: Pick<FairRecord, 'id' | 'tables' | 'timeZone'>,
    time: Interval,
    venue: Venue,
    {
      isVideoChosen,
      meetingId = null,
      tableNumber = null,
      seats = 2,
    }: { isVideoChosen: boolean; meetingId?: string | null; tableNumber?: number | null; seats?: number },
  ): Promise<Spot> {
    if (!venue.needsTable) return byVideo;
    const [row]: { number: number }[] = await manager.query(
      `select item.number from generate_series(1, $2::int) as item (number)
       where not exists (
         select 1 from meetings.meeting m where m.fair_id = $1 and m.table_number = item.number and m.status = 'scheduled'
           and m.during && tstzrange($3, $4) and ($5::uuid is null or m.id <> $5::uuid))
       and not exists (
         select 1 from meetings.table_place t where t.fair_id = $1 and t.number = item.number
           and (t.seats < $7::int or ($3::timestamptz at time zone $8)::time < t.opens_at
             or ($4::timestamptz at time zone $8)::time > t.closes_at))
       order by item.number <> coalesce($6::int, 0), item.number limit 1`,
      [fair.id, fair.tables, time.startsAt, time.endsAt, meetingId, tableNumber, seats, fair.timeZone],
    );
    if (row) return { place: 'table', tableNumber: row.number, hasVideo: venue.hasVideo };
    if (venue.isTableRequired && !isVideoChosen) throw noTableLeft();
    return byVideo;
  }
}
