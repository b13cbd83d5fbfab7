import { Injectable } from '@nestjs/common';
import type { EventPayload } from '@parvis/contracts';
import type { EntityManager } from 'typeorm';

type News = EventPayload<'partnership.news.v1'>;

/** Partnerships or steps looked after in one transaction. */
const portion = 100;
/** Weeks without activity until the first gentle reminder; each further one waits twice as long, and there are no more than this. */
const quietWeeks = 3;
const mostQuiet = 4;

/** Awake: open, and not asleep on purpose. Days are those of UTC. */
const awake = `p.state = 'open' and p.fair_id is not null and (p.sleeps_until is null or p.sleeps_until <= current_date)`;

/** News for the two sides, each told the other's name. */
const toBothSides = `
  select c."partnershipId", c."fairId", c.act, c.title, c."dueOn", array_agg(m.user_id order by m.user_id) as "userIds",
    case m.side when 'from' then c.to_name else c.from_name end as "withName"
  from chosen c join partnerships.member m on m.partnership_id = c."partnershipId" and (m.id = c.who_id or c.who_id is null and m.role <> 'reader')
  group by c.key, c."partnershipId", c."fairId", c.act, c.title, c."dueOn", m.side, c.from_name, c.to_name`;

/** Finds what is due and notes at once that it was told; rows that another process looks after are left to it. */
@Injectable()
export class DueRepository {
  /** Open steps that are due tomorrow or today: once the day before, once on the day. */
  steps(manager: EntityManager): Promise<News[]> {
    return manager.query(
      `with due as (
         select s.id from partnerships.step s join partnerships.partnership p on p.id = s.partnership_id
         where s.done_at is null and ${awake} and s.told < 2
           and (s.due_on = current_date and s.told < 2 or s.due_on = current_date + 1 and s.told < 1)
         order by s.id limit ${portion} for update of s skip locked
       ), chosen as (
         update partnerships.step s set told = case when s.due_on = current_date then 2 else 1 end
         from due, partnerships.partnership p where s.id = due.id and p.id = s.partnership_id
         returning s.id as key, p.id as "partnershipId", p.fair_id as "fairId", 'step-due' as act, s.title, s.due_on::text as "dueOn",
           s.who_id, p.from_name, p.to_name
       )${toBothSides}`,
    );
  }

  /** Partnerships in which nothing has happened for weeks; what has slept is counted from the day on which it woke. */
  quiet(manager: EntityManager): Promise<News[]> {
    return manager.query(
      `with due as (
         select p.id from partnerships.partnership p
         where ${awake} and p.quiet_told < ${mostQuiet}
           and p.last_activity_at <= now() - make_interval(weeks => ${quietWeeks})
           and greatest(p.last_activity_at, p.sleeps_until::timestamptz)
             <= now() - make_interval(weeks => ${quietWeeks} * ((2 ^ (p.quiet_told + 1))::int - 1))
         order by p.id limit ${portion} for update skip locked
       ), chosen as (
         update partnerships.partnership p set quiet_told = p.quiet_told + 1 from due where p.id = due.id
         returning p.id as key, p.id as "partnershipId", p.fair_id as "fairId", 'quiet' as act, '' as title, null as "dueOn",
           null::uuid as who_id, p.from_name, p.to_name
       )${toBothSides}`,
    );
  }
}
