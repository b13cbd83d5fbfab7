import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Requests for meetings and for moving them, the rules and choices they follow, and colleagues who take over. */
export class MeetingRequests1795305600030 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- The organiser's; a fair without a row has the defaults of the code.
      create table meetings.request_rules (
        fair_id uuid primary key references fairs.fair on delete cascade,
        are_allowed boolean not null,
        opens_at timestamptz,
        most_pending integer not null check (most_pending between 1 and 100),
        hours_to_answer integer not null check (hours_to_answer between 1 and 336)
      );
      create table meetings.request_preference (
        participant_id uuid primary key references profiles.participant on delete cascade,
        takes_requests boolean not null,
        note text not null default '' check (char_length(note) <= 300)
      );
      -- Whom live says that somebody does not want to be brought together with. Whichever of two changes is heard of first, the later one holds.
      create table meetings.request_block (
        participant_id uuid not null references profiles.participant on delete cascade,
        other_id uuid not null references profiles.participant on delete cascade,
        is_blocked boolean not null,
        at timestamptz not null,
        primary key (participant_id, other_id)
      );
      insert into meetings.request_block (participant_id, other_id, is_blocked, at)
        select participant_id, blocked_id, true, created_at from live.block;

      create table meetings.request (
        id uuid primary key default gen_random_uuid(),
        fair_id uuid not null references fairs.fair on delete cascade,
        kind text not null check (kind in ('meet', 'move')),
        -- Who asks, and who is asked, now.
        from_id uuid not null references profiles.participant on delete cascade,
        to_id uuid not null references profiles.participant on delete cascade,
        -- Who sent it, and the browser's key for it: what is sent again is sent once.
        created_by uuid not null references profiles.participant on delete cascade,
        client_key uuid not null,
        -- To be moved, or come of it.
        meeting_id uuid references meetings.meeting on delete cascade,
        reason text,
        message text not null,
        status text not null default 'pending' check (status in ('pending', 'accepted', 'declined', 'withdrawn', 'expired')),
        -- Whose answer it waits for.
        turn text not null default 'to' check (turn in ('from', 'to')),
        round integer not null default 1 check (round > 0),
        holder_id uuid not null generated always as (case turn when 'to' then to_id else from_id end) stored,
        decline_reason text,
        decline_note text not null default '',
        -- Since when it waits for that answer, until when, and when something is to be done about it.
        asked_at timestamptz not null default now(),
        expires_at timestamptz not null,
        next_at timestamptz,
        reminders_sent smallint not null default 0 check (reminders_sent between 0 and 2),
        -- None of the times is left, and that was told.
        are_times_gone boolean not null default false,
        checked_at timestamptz not null default now(),
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        check (from_id <> to_id),
        check (kind = 'meet' or meeting_id is not null),
        check (kind = 'move' or (reason is not null and char_length(message) between 20 and 1000)),
        check (char_length(message) <= 1000),
        check (kind = 'move' or (status = 'accepted') = (meeting_id is not null)),
        check ((status = 'declined') = (decline_reason is not null)),
        check ((status = 'pending') = (next_at is not null)),
        check (expires_at > asked_at)
      );
      create unique index one_pending_request_a_pair on meetings.request (least(from_id, to_id), greatest(from_id, to_id))
        where kind = 'meet' and status = 'pending';
      create unique index one_pending_move_a_meeting on meetings.request (meeting_id) where kind = 'move' and status = 'pending';
      create unique index request_sent_once on meetings.request (created_by, client_key);
      create index request_holder on meetings.request (holder_id, updated_at desc, id desc) where status = 'pending';
      create index request_due on meetings.request (next_at) where status = 'pending';
      create index request_unchecked on meetings.request (checked_at) where status = 'pending' and not are_times_gone;
      create index request_from on meetings.request (from_id, to_id);
      create index request_to on meetings.request (to_id);
      create index request_meeting on meetings.request (meeting_id) where meeting_id is not null;

      -- The times of the last proposal.
      create table meetings.request_time (
        request_id uuid not null references meetings.request on delete cascade,
        position smallint not null check (position between 1 and 5),
        during tstzrange not null check (not isempty(during) and lower_inc(during) and not upper_inc(during)),
        offered_at timestamptz not null default now(),
        primary key (request_id, position),
        unique (request_id, during),
        check (lower(during) > offered_at)
      );
      -- Everybody who may read it.
      create table meetings.request_person (
        request_id uuid not null references meetings.request on delete cascade,
        participant_id uuid not null references profiles.participant on delete cascade,
        side text not null check (side in ('from', 'to')),
        part text not null check (part in ('principal', 'companion', 'former')),
        primary key (request_id, participant_id)
      );
      create index on meetings.request_person (participant_id, request_id);
      create unique index one_principal_a_side on meetings.request_person (request_id, side) where part = 'principal';
      -- What has become of it.
      create table meetings.request_act (
        id bigint generated always as identity primary key,
        request_id uuid not null references meetings.request on delete cascade,
        at timestamptz not null default clock_timestamp(),
        act text not null,
        by_id uuid references profiles.participant on delete set null,
        to_id uuid references profiles.participant on delete set null,
        side text check (side in ('from', 'to')),
        note text not null default '',
        times jsonb not null default '[]'
      );
      create index on meetings.request_act (request_id, id);

      -- Who has taken whose place in a meeting.
      create table meetings.substitution (
        id bigint generated always as identity primary key,
        meeting_id uuid not null references meetings.meeting on delete cascade,
        gone_id uuid not null references profiles.participant on delete cascade,
        came_id uuid not null references profiles.participant on delete cascade,
        note text not null default '',
        at timestamptz not null default clock_timestamp(),
        check (gone_id <> came_id)
      );
      create index on meetings.substitution (meeting_id, id);

      -- Everybody whose time a booked meeting takes, and which of its changes was heard of last.
      alter table matchmaking.booked_meeting add column other_ids uuid[] not null default '{}', add column version integer not null default 0;
      alter table matchmaking.repair drop constraint repair_cause_check,
        add constraint repair_cause_check check (cause in ('cancelled', 'no-show', 'moved', 'late-wish'));
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      delete from matchmaking.repair where cause = 'moved';
      alter table matchmaking.repair drop constraint repair_cause_check,
        add constraint repair_cause_check check (cause in ('cancelled', 'no-show', 'late-wish'));
      alter table matchmaking.booked_meeting drop column other_ids, drop column version;
      drop table meetings.substitution, meetings.request_act, meetings.request_person, meetings.request_time, meetings.request,
        meetings.request_block, meetings.request_preference, meetings.request_rules;
    `);
  }
}
