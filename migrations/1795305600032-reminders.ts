import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reminders of meetings, who is late, and devices that are told by web push. */
export class Reminders1795305600032 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- Looked at every few seconds for what begins so many minutes from now.
      create index meeting_begins on meetings.meeting (lower(during)) where status = 'scheduled';
      alter table meetings.attendee
        add column late_minutes smallint check (late_minutes in (5, 10, 15)),
        -- The beginning of the meeting for which it was said; a meeting that is moved makes nobody late.
        add column late_for timestamptz,
        add column asked_where_at timestamptz,
        add constraint late_is_whole check ((late_minutes is null) = (late_for is null)),
        add constraint parties_say check (part = 'party' or (late_minutes is null and asked_where_at is null));

      create table meetings.reminder_choice (
        participant_id uuid primary key references profiles.participant on delete cascade,
        -- Minutes before the meeting.
        mail smallint[] not null check (mail <@ '{1440,60,10,2}'),
        app smallint[] not null check (app <@ '{1440,60,10,2}'),
        push smallint[] not null check (push <@ '{1440,60,10,2}'),
        quiet_from time,
        quiet_to time,
        quiet_zone text,
        updated_at timestamptz not null default now(),
        check (num_nulls(quiet_from, quiet_to, quiet_zone) in (0, 3)),
        check (quiet_from <> quiet_to)
      );
      create index on meetings.reminder_choice (participant_id) where quiet_zone is not null;

      -- What was asked for: once a meeting, person, lead time and channel, and again when the meeting begins at another time.
      create table meetings.reminder (
        meeting_id uuid not null,
        participant_id uuid not null,
        lead_minutes smallint not null check (lead_minutes in (1440, 60, 10, 2)),
        channel text not null check (channel in ('mail', 'app', 'push')),
        starts_at timestamptz not null,
        created_at timestamptz not null default now(),
        primary key (meeting_id, participant_id, lead_minutes, channel, starts_at),
        foreign key (meeting_id, participant_id) references meetings.attendee on delete cascade
      );
      create index on meetings.reminder (starts_at);

      -- Up to when each kind of reminder has been looked after; whoever holds the row works on it.
      create table meetings.reminder_clock (
        kind text primary key check (kind in ('1440', '60', '10', '2', 'quiet')),
        done_until timestamptz not null default now()
      );
      insert into meetings.reminder_clock (kind) values ('1440'), ('60'), ('10'), ('2'), ('quiet');

      -- Since when the quiet hours last in which a moment lies; null where it lies in none. In the zone's wall-clock time, whose nights
      -- may have an hour more or less.
      create function meetings.quiet_since(moment timestamptz, quiet_from time, quiet_to time, zone text) returns timestamptz
        language sql stable as $$
          select night.begins from (
            select (day + quiet_from) at time zone zone as begins,
              (day + case when quiet_to < quiet_from then 1 else 0 end + quiet_to) at time zone zone as ends
            from (select (moment at time zone zone)::date - back as day from generate_series(0, 1) back) days
          ) night
          where moment >= night.begins and moment < night.ends
          order by night.begins limit 1
        $$;

      -- One pair for all replicas, made when it is first needed; the private half is sealed with a key that follows from the
      -- application's secret.
      create table messaging.push_key (
        is_only boolean primary key default true check (is_only),
        public_key text not null,
        private_key bytea not null,
        created_at timestamptz not null default now()
      );
      create table messaging.push_device (
        id uuid primary key default gen_random_uuid(),
        user_id uuid not null references auth."user" on delete cascade,
        -- Whoever signs out hears nothing more.
        session_token text not null references auth.session (token) on update cascade on delete cascade,
        endpoint text not null unique,
        p256dh text not null,
        auth text not null,
        name text not null,
        shows_names boolean not null,
        created_at timestamptz not null default now(),
        told_at timestamptz
      );
      create index on messaging.push_device (user_id, created_at);
      create index on messaging.push_device (session_token);
      -- What a device was handed: an event that comes again tells it nothing again.
      create table messaging.push_told (
        device_id uuid not null references messaging.push_device on delete cascade,
        key text not null,
        at timestamptz not null default now(),
        primary key (device_id, key)
      );
      create index on messaging.push_told (at);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table messaging.push_told, messaging.push_device, messaging.push_key;
      drop function meetings.quiet_since;
      drop table meetings.reminder_clock, meetings.reminder, meetings.reminder_choice;
      alter table meetings.attendee drop late_minutes, drop late_for, drop asked_where_at;
      drop index meetings.meeting_begins;
    `);
  }
}
