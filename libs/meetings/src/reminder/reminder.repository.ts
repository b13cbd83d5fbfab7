import { Injectable } from '@nestjs/common';
import { type EventPayload, type ReminderLead, usualReminders } from '@parvis/contracts';
import type { EntityManager } from 'typeorm';
import { instantText } from '../agenda/meeting.repository.js';

export type ClockKind = `${ReminderLead}` | 'quiet';

export interface Span {
  from: string;
  to: string;
}

/** One person who is due to be reminded of one meeting. */
export type DueReminder = EventPayload<'meeting.due.v1'>['reminders'][number] & {
  fairId: string;
  leadMinutes: ReminderLead;
};

const usual = (leads: readonly number[]) => `'{${leads.join(',')}}'::smallint[]`;
const channels = `(values ('mail', coalesce(c.mail, ${usual(usualReminders.mail)})), ('app', coalesce(c.app, ${usual(usualReminders.app)})),
  ('push', coalesce(c.push, ${usual(usualReminders.push)}))) as channel (name, leads)`;

/** Writes down whom the rows of `due` remind, and answers those who had not been. */
const tell = `, told as (
    insert into meetings.reminder (meeting_id, participant_id, lead_minutes, channel, starts_at)
    select meeting_id, participant_id, lead, channel, starts_at from due
    on conflict do nothing returning meeting_id, participant_id, lead_minutes, channel, starts_at
  ), person as (
    select meeting_id, participant_id, lead_minutes, starts_at, array_agg(channel) as channels from told group by 1, 2, 3, 4
  )
  select m.fair_id as "fairId", person.meeting_id as "meetingId", person.participant_id as "participantId",
    person.lead_minutes as "leadMinutes", ${instantText('person.starts_at')} as "startsAt", person.channels,
    array(
      select other.participant_id from meetings.attendee other
      where other.meeting_id = person.meeting_id and other.part = 'party' and other.participant_id <> person.participant_id
        and other.participant_id is distinct from self.invited_by
      order by other.participant_id
    ) as "otherIds"
  from person join meetings.meeting m on m.id = person.meeting_id
    join meetings.attendee self on self.meeting_id = person.meeting_id and self.participant_id = person.participant_id
  order by 1, 2, 3`;

/**
 * Who is due. Nothing is planned ahead: what is due follows from the agendas as they are at the moment, so that meetings may be moved and
 * called off without a thought of reminders.
 */
@Injectable()
export class ReminderRepository {
  /**
   * Takes the work on one kind of reminders until the transaction ends; null when another process has it, or had it a moment ago.
   * @param graceSeconds what has been left undone for longer is left out
   * @param restSeconds between two times
   */
  async take(manager: EntityManager, kind: ClockKind, graceSeconds: number, restSeconds: number): Promise<Span | null> {
    const [row]: Span[] = await manager.query(
      `select greatest(done_until, now() - make_interval(secs => $2))::text as "from", now()::text as "to"
       from meetings.reminder_clock where kind = $1 and done_until <= now() - make_interval(secs => $3)
       for update skip locked`,
      [kind, graceSeconds, restSeconds],
    );
    return row ?? null;
  }

  async done(manager: EntityManager, kind: ClockKind, until: string): Promise<void> {
    await manager.query(`update meetings.reminder_clock set done_until = $2 where kind = $1`, [kind, until]);
  }

  /** Whose time has come in this span; in quiet hours only for what makes no noise. Not those who are in the room already. */
  due(manager: EntityManager, lead: ReminderLead, { from, to }: Span): Promise<DueReminder[]> {
    return manager.query(
      `with due as (
         select a.meeting_id, a.participant_id, $1::int as lead, channel.name as channel, lower(m.during) as starts_at
         from meetings.meeting m join meetings.attendee a on a.meeting_id = m.id
           left join meetings.reminder_choice c on c.participant_id = a.participant_id
           cross join lateral ${channels}
         where m.status = 'scheduled'
           and lower(m.during) > $2::timestamptz + make_interval(mins => $1) and lower(m.during) <= $3::timestamptz + make_interval(mins => $1)
           and $1 = any(channel.leads)
           and (a.last_joined_at is null or a.last_left_at >= a.last_joined_at)
           and (channel.name = 'app' or c.quiet_zone is null
             or meetings.quiet_since(lower(m.during) - make_interval(mins => $1), c.quiet_from, c.quiet_to, c.quiet_zone) is null)
       )${tell}`,
      [lead, from, to],
    );
  }

  /** Whose quiet hours have begun in this span, with meetings whose time to be reminded of lies in them. */
  dueBeforeQuiet(manager: EntityManager, leads: readonly ReminderLead[], { from, to }: Span): Promise<DueReminder[]> {
    return manager.query(
      `with due as (
         select a.meeting_id, a.participant_id, lead, channel.name as channel, lower(a.during) as starts_at
         from meetings.reminder_choice c
           cross join unnest($1::int[]) as lead
           join meetings.attendee a on a.participant_id = c.participant_id and a.status = 'scheduled'
             and lower(a.during) > $2::timestamptz + make_interval(mins => lead)
             and lower(a.during) < $3::timestamptz + make_interval(mins => lead, hours => 25)
           cross join lateral ${channels}
         where c.quiet_zone is not null and channel.name <> 'app' and lead = any(channel.leads)
           and meetings.quiet_since(lower(a.during) - make_interval(mins => lead), c.quiet_from, c.quiet_to, c.quiet_zone) > $2::timestamptz
           and meetings.quiet_since(lower(a.during) - make_interval(mins => lead), c.quiet_from, c.quiet_to, c.quiet_zone) <= $3::timestamptz
       )${tell}`,
      [leads, from, to],
    );
  }

  async forgetOld(manager: EntityManager): Promise<void> {
    await manager.query(`delete from meetings.reminder where starts_at < now() - interval '7 days'`);
  }
}
