import { Injectable } from '@nestjs/common';
import type { Interval } from '@parvis/contracts';
import { Outbox } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { DataSource, type EntityManager } from 'typeorm';
import { instantText } from '../agenda/meeting.repository.js';
import { PublicationRepository } from '../publish/publication.repository.js';
import { RequestProducts } from '../request/request-products.js';

/** A meeting that two have agreed on by themselves; by video, unless something else is said. */
export interface Booking extends Interval {
  fairId: string;
  aId: string;
  bId: string;
  /** Who comes along. */
  otherIds?: readonly string[];
  place?: 'video' | 'table';
  tableNumber?: number | null;
  hasVideo?: boolean;
}

/** Times on agendas, and meetings that no timetable has made. Publications leave those where they are. */
@Injectable()
export class MeetingBooker {
  constructor(
    private readonly dataSource: DataSource,
    private readonly publications: PublicationRepository,
    private readonly products: RequestProducts,
    private readonly outbox: Outbox,
    private readonly people: ParticipantReader,
  ) {}

  /** When these people are in meetings from now on, by participant id. */
  async takenTimes(participantIds: readonly string[]): Promise<Map<string, Interval[]>> {
    const rows: (Interval & { id: string })[] = await this.dataSource.query(
      `select participant_id as id, ${instantText('lower(during)')} as "startsAt", ${instantText('upper(during)')} as "endsAt"
       from meetings.attendee where participant_id = any($1::uuid[]) and status = 'scheduled' and upper(during) > now()
       order by lower(during)`,
      [participantIds],
    );
    const taken = new Map<string, Interval[]>(participantIds.map((id) => [id, []]));
    for (const { id, ...time } of rows) taken.get(id)?.push(time);
    return taken;
  }

  /** Which of these people have a meeting with this one ahead of them. */
  async alreadyMeeting(participantId: string, others: readonly string[]): Promise<Set<string>> {
    const rows: { id: string }[] = await this.dataSource.query(
      `select distinct other.participant_id as id
       from meetings.attendee mine join meetings.attendee other on other.meeting_id = mine.meeting_id
       where mine.participant_id = $1 and mine.status = 'scheduled' and upper(mine.during) > now()
         and other.participant_id = any($2::uuid[])`,
      [participantId, others],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /**
   * Id of the new meeting; null where one of its people, or the table, is no longer free; the two of it also by an own date. In turn with publications. Both are told, and timetables
   * to come leave the time alone.
   */
  async book(manager: EntityManager, booking: Booking): Promise<string | null> {
    const { fairId, aId, bId, startsAt, endsAt } = booking;
    const { otherIds = [], place = 'video', tableNumber = null, hasVideo = true } = booking;
    await this.publications.lock(manager, fairId);
    if ((await this.people.keptFree(manager, [aId, bId], booking)).length > 0) return null;
    const meeting = {
      aId,
      bId,
      otherIds,
      startsAt,
      endsAt,
      place,
      tableNumber,
      boothCompanyId: null,
      hasVideo,
    };
    const [possible] = await this.publications.possible(manager, fairId, [meeting]);
    if (!possible) return null;
    const [meetingId] = await this.publications.add(manager, fairId, null, [meeting]);
    if (meetingId === undefined) return null;
    await this.products.keep(manager, fairId, { aId, bId });
    const news = { fairId, meetingId, startsAt, endsAt, alsoIds: [...otherIds], place, tableNumber };
    await this.outbox.recordAll(manager, 'meeting.booked.v1', [
      { ...news, participantId: aId, withId: bId },
      { ...news, participantId: bId, withId: aId },
    ]);
    return meetingId;
  }
}
