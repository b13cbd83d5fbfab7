import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { RequestRepository, type RequestRow } from './request.repository.js';
import { type Deadline, nextStep, remindersDue } from './request-deadline.rules.js';
import { holderOf, RequestNews } from './request-news.js';
import { RequestWriter } from './request-writer.js';

/** Requests of one transaction. */
const portion = 50;
/** Requests whose times are looked at in one round, and how often each is. */
const mostChecked = 500;
const checkedEvery = '30 seconds';

/** What time does to requests. Each row is taken by one process: the others pass it by. */
@Injectable()
export class RequestSweeper {
  constructor(
    private readonly requests: RequestRepository,
    private readonly writer: RequestWriter,
    private readonly news: RequestNews,
    private readonly dataSource: DataSource,
  ) {}

  /** Reminds of those that wait long, and ends those that nobody has answered; whether there may be more. */
  async due(): Promise<boolean> {
    const changed = await this.dataSource.transaction(async (manager) => {
      const rows: { id: string; remindersSent: number }[] = await manager.query(
        `select id, reminders_sent as "remindersSent" from meetings.request where status = 'pending' and next_at <= now()
         order by next_at limit ${portion} for update skip locked`,
      );
      const done: RequestRow[] = [];
      for (const { id, remindersSent } of rows) {
        const row = await this.requests.lock(manager, id);
        if (row) done.push(await this.step(manager, row, remindersSent));
      }
      return done;
    });
    await this.tell(changed);
    return changed.length === portion;
  }

  /**
   * A proposal to move a meeting that does not take place, whoever has taken it off, is over; so is one by somebody who has waited, once the two have
   * met. The meeting's people know why.
   */
  async endMoves(): Promise<void> {
    const changed = await this.dataSource.transaction(async (manager) => {
      const rows: { id: string; isHeld: boolean }[] = await manager.query(
        `select r.id, m.status = 'scheduled' as "isHeld" from meetings.request r join meetings.meeting m on m.id = r.meeting_id
         where r.kind = 'move' and r.status = 'pending'
           and (m.status = 'cancelled' or (m.held_at is not null and r.created_at >= lower(m.during))) limit ${portion} for update of r skip locked`,
      );
      const done: RequestRow[] = [];
      for (const { id, isHeld } of rows) {
        const row = await this.requests.lock(manager, id);
        if (!row) continue;
        await this.writer.end(manager, id, { status: 'withdrawn' });
        await this.writer.note(manager, id, { act: isHeld ? 'met' : 'meeting-cancelled', byId: null });
        done.push(row);
      }
      return done;
    });
    await this.tell(changed);
  }

  /** Whoever waits for an answer that cannot come any more, since no time is left to say yes to, is told once. */
  async tellTimesGone(): Promise<void> {
    const changed = await this.dataSource.transaction(async (manager) => {
      const rows: { id: string; isGone: boolean }[] = await manager
        .query(
          `with looked as (
           select id, from_id, to_id, kind, meeting_id from meetings.request
           where status = 'pending' and not are_times_gone and checked_at < now() - interval '${checkedEvery}'
           order by checked_at limit ${mostChecked} for update skip locked
         ), judged as (
           select id, not exists (
             select 1 from meetings.request_time t
             where t.request_id = looked.id and lower(t.during) > now() and not exists (
               select 1 from meetings.attendee a
               where a.participant_id in (looked.from_id, looked.to_id) and a.status = 'scheduled' and a.during && t.during
                 and not (looked.kind = 'move' and a.meeting_id = looked.meeting_id))
           ) as is_gone from looked
         )
         update meetings.request r set checked_at = now(), are_times_gone = judged.is_gone from judged where judged.id = r.id
         returning r.id, r.are_times_gone as "isGone"`,
        )
        .then(([updated]: [{ id: string; isGone: boolean }[], number]) => updated);
      const done: RequestRow[] = [];
      for (const { id } of rows.filter(({ isGone }) => isGone)) {
        const row = await this.requests.lock(manager, id);
        if (!row) continue;
        const waiting = holderOf(row) === row.fromId ? row.toId : row.fromId;
        await this.writer.note(manager, id, { act: 'times-gone', byId: null });
        await this.news.record(manager, row, { act: 'times-gone', byId: null, tell: [waiting] });
        done.push(row);
      }
      return done;
    });
    await this.tell(changed);
  }

  private async step(manager: EntityManager, row: RequestRow, remindersSent: number): Promise<RequestRow> {
    const now = Date.now();
    const deadline: Deadline = { askedAt: Date.parse(row.askedAt), expiresAt: Date.parse(row.expiresAt) };
    if (now >= deadline.expiresAt) {
      await this.writer.end(manager, row.id, { status: 'expired' });
      await this.writer.note(manager, row.id, { act: 'expired', byId: null });
      const ended = (await this.requests.lock(manager, row.id)) ?? row;
      await this.news.record(manager, ended, { act: 'expired', byId: null, tell: [row.fromId, row.toId] });
      return ended;
    }
    const sent = remindersDue(deadline, now);
    await this.writer.reminded(manager, row.id, Math.max(sent, remindersSent), nextStep(deadline, sent));
    if (sent > remindersSent) {
      await this.writer.note(manager, row.id, { act: 'reminded', byId: null });
      await this.news.record(manager, row, {
        act: 'reminded',
        byId: null,
        tell: [holderOf(row)],
        message: row.message,
      });
    }
    return row;
  }

  private async tell(rows: readonly RequestRow[]): Promise<void> {
    for (const { fairId, people, kind } of rows)
      await this.news.changed(
        fairId,
        people.map(({ id }) => id),
        kind === 'move',
      );
  }
}
