import { Injectable } from '@nestjs/common';
import type { Interpreting } from '@parvis/contracts';
import { FairReader } from '@parvis/fairs';
import { Outbox } from '@parvis/platform';
import { DataSource, type EntityManager } from 'typeorm';

interface FairClock {
  id: string;
  timeZone: string;
}
interface Released {
  meetingId: string;
  name: string;
  toIds: string[];
}

/** Whether interpreter `i` is there at the place and hour of meeting `m`; `zone` names the parameter with the fair's zone. */
const fits = (zone: string) => `((i.is_on_site and m.place <> 'video') or (i.is_remote and m.has_video))
  and (i.opens_at is null or (
    (lower(m.during) at time zone ${zone})::time >= i.opens_at and (upper(m.during) at time zone ${zone})::time <= i.closes_at))`;

/** Whether booking `b` has to end. */
const noLongerFits = (zone: string) => `not (b.pair = any(i.pairs) and ${fits(zone)}) or exists (
  select 1 from meetings.interpreter_booking other
  where other.interpreter_id = b.interpreter_id and other.status = 'scheduled' and other.during && b.during
    and (other.booked_at, other.meeting_id) < (b.booked_at, b.meeting_id))`;

const isTaken = `exists (select 1 from meetings.interpreter_booking b
  where b.interpreter_id = i.id and b.status = 'scheduled' and b.during && m.during and b.meeting_id <> m.id)`;

/** Who interprets in which meeting. What changes it holds the fair's agendas (`PublicationRepository.lock`). */
@Injectable()
export class InterpreterBookings {
  constructor(
    private readonly dataSource: DataSource,
    private readonly fairs: FairReader,
    private readonly outbox: Outbox,
  ) {}

  async of(fair: FairClock, meetingId: string): Promise<Interpreting> {
    const [[booked], pairs] = await Promise.all([
      this.dataSource.query(
        `select i.name, i.contact, b.pair, i.is_on_site and m.place <> 'video' as "isOnSite"
         from meetings.interpreter_booking b join meetings.interpreter i on i.id = b.interpreter_id
         join meetings.meeting m on m.id = b.meeting_id where b.meeting_id = $1`,
        [meetingId],
      ) as Promise<NonNullable<Interpreting['booked']>[]>,
      this.dataSource.query(
        `select pair, bool_or(not ${isTaken}) as "isFree"
         from meetings.meeting m join meetings.interpreter i on i.fair_id = m.fair_id cross join unnest(i.pairs) as pair
         where m.id = $1 and ${fits('$2')} group by pair order by pair`,
        [meetingId, fair.timeZone],
      ) as Promise<Interpreting['pairs']>,
    ]);
    return { booked: booked ?? null, pairs };
  }

  /** Whether somebody interprets there now: one who is free then, or who was booked before. */
  async book(manager: EntityManager, fair: FairClock, meetingId: string, pair: string): Promise<boolean> {
    await manager.query(
      `insert into meetings.interpreter_booking (meeting_id, interpreter_id, fair_id, during, status, pair)
       select m.id, i.id, m.fair_id, m.during, m.status, $3
       from meetings.meeting m join meetings.interpreter i on i.fair_id = m.fair_id
       where m.id = $1 and $3 = any(i.pairs) and ${fits('$2')} and not ${isTaken}
       order by i.is_on_site and m.place <> 'video' desc, i.name, i.id limit 1
       on conflict (meeting_id) do nothing`,
      [meetingId, fair.timeZone, pair],
    );
    const rows: unknown[] = await manager.query(`select from meetings.interpreter_booking where meeting_id = $1`, [
      meetingId,
    ]);
    return rows.length > 0;
  }

  /** Whether there was one. */
  async giveBack(manager: EntityManager, meetingId: string): Promise<boolean> {
    const [, removed]: [unknown, number] = await manager.query(
      `delete from meetings.interpreter_booking where meeting_id = $1`,
      [meetingId],
    );
    return removed > 0;
  }

  /**
   * After a timetable has moved meetings.
   * @param returned meetings that were off the agendas: whoever has booked their interpreter meanwhile keeps the booking
   */
  async settleAfterPublication(manager: EntityManager, fairId: string, returned: readonly string[]): Promise<void> {
    if (returned.length > 0)
      await manager.query(`update meetings.interpreter_booking set booked_at = now() where meeting_id = any($1)`, [
        returned,
      ]);
    await this.settle(manager, await this.fairs.get(fairId));
  }

  /**
   * Ends bookings ahead that no longer fit: where the interpreter is elsewhere then (whoever booked first keeps the booking), not there at
   * that hour or place, or does not speak these languages any more. Their people are told.
   */
  async settle(manager: EntityManager, fair: FairClock): Promise<void> {
    await this.release(manager, fair.id, noLongerFits('$2'), [fair.timeZone]);
  }

  /** The same where nothing but one meeting has changed: of its own booking, and those that its interpreter has at its time. */
  async settleOne(manager: EntityManager, fair: FairClock, meetingId: string): Promise<void> {
    await this.release(
      manager,
      fair.id,
      `b.meeting_id in (
         select near.meeting_id from meetings.interpreter_booking own
         join meetings.interpreter_booking near
           on near.interpreter_id = own.interpreter_id and near.during && own.during and near.status = 'scheduled'
         where own.meeting_id = $3::uuid
       ) and (${noLongerFits('$2')})`,
      [fair.timeZone, meetingId],
    );
  }

  /** Ends all bookings ahead of one interpreter. Their people are told. */
  releaseAllOf(manager: EntityManager, fairId: string, interpreterId: string): Promise<void> {
    return this.release(manager, fairId, `i.id = $2::uuid`, [interpreterId]);
  }

  private async release(manager: EntityManager, fairId: string, which: string, parameters: string[]): Promise<void> {
    const [released]: [Released[], number] = await manager.query(
      `delete from meetings.interpreter_booking gone using (
         select b.meeting_id, i.name,
           (select coalesce(jsonb_agg(a.participant_id), '[]') from meetings.attendee a
            where a.meeting_id = b.meeting_id and a.part = 'party') as to_ids
         from meetings.interpreter_booking b join meetings.interpreter i on i.id = b.interpreter_id
         join meetings.meeting m on m.id = b.meeting_id
         where b.fair_id = $1 and b.status = 'scheduled' and upper(b.during) > now() and (${which})
       ) found
       where gone.meeting_id = found.meeting_id
       returning gone.meeting_id as "meetingId", found.name, found.to_ids as "toIds"`,
      [fairId, ...parameters],
    );
    const told = released.filter(({ toIds }) => toIds.length > 0);
    if (told.length === 0) return;
    await this.outbox.recordAll(
      manager,
      'interpreter.released.v1',
      told.map((each) => ({ fairId, ...each })),
    );
  }
}
