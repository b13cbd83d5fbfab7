import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Calls to stands and from them, greetings, and calls that have to be returned. */
export class StandCalls1795305600020 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- The id is the room's, too.
      create table live.stand_call (
        id uuid primary key default gen_random_uuid(),
        fair_id uuid not null references fairs.fair on delete cascade,
        booth_id uuid not null references booths.booth on delete cascade,
        kind text not null check (kind in ('visit', 'invitation')),
        -- The visitor, whoever rings whom.
        caller_id uuid not null references profiles.participant on delete cascade,
        taken_by_id uuid references profiles.participant on delete cascade,
        state text not null check (state in ('ringing', 'queued', 'talking', 'ended', 'missed')),
        message text not null default '',
        started_at timestamptz not null default clock_timestamp(),
        -- When something has to happen: the ringing ends, the wait, the talk of people who have gone.
        due_at timestamptz,
        answered_at timestamptz,
        over_at timestamptz,
        dismissed_at timestamptz,
        -- Id of meetings.meeting.
        meeting_id uuid,
        check ((state in ('ringing', 'queued', 'talking')) = (due_at is not null)),
        check ((state in ('ended', 'missed')) = (over_at is not null)),
        check ((state in ('talking', 'ended')) = (answered_at is not null)),
        check (state not in ('talking', 'ended') or taken_by_id is not null)
      );
      -- One call at a time, and one talk: whoever answers two at once gets the first.
      create unique index one_call_a_visitor on live.stand_call (caller_id) where state in ('ringing', 'queued', 'talking');
      create unique index one_talk_a_member on live.stand_call (taken_by_id) where state = 'talking';
      create index on live.stand_call (due_at) where state in ('ringing', 'queued', 'talking');
      create index on live.stand_call (booth_id, started_at, id);
      create index on live.stand_call (caller_id, started_at desc);
      create index on live.stand_call (taken_by_id, started_at desc) where taken_by_id is not null;
      create index on live.stand_call (fair_id, over_at) where state = 'ended';
      -- Who is rung, or was.
      create table live.stand_call_ring (
        call_id uuid not null references live.stand_call on delete cascade,
        participant_id uuid not null references profiles.participant on delete cascade,
        rung_at timestamptz not null default clock_timestamp(),
        declined_at timestamptz,
        primary key (call_id, participant_id)
      );
      create index on live.stand_call_ring (participant_id, rung_at desc);

      -- Who came into the room of a call and left it last, whatever the order in which one hears of it.
      create table live.stand_call_presence (
        call_id uuid not null references live.stand_call on delete cascade,
        participant_id uuid not null,
        joined_at timestamptz,
        left_at timestamptz,
        primary key (call_id, participant_id)
      );

      create table live.call_task (
        id uuid primary key default gen_random_uuid(),
        call_id uuid not null unique references live.stand_call on delete cascade,
        booth_id uuid not null references booths.booth on delete cascade,
        due_at timestamptz not null,
        assignee_id uuid references profiles.participant on delete set null,
        done_at timestamptz,
        done_by_id uuid references profiles.participant on delete set null,
        check (done_by_id is null or done_at is not null)
      );
      create index on live.call_task (booth_id, due_at, id) where done_at is null;
      create index on live.call_task (booth_id, done_at desc, id) where done_at is not null;

      create table live.stand_greeting (
        id uuid primary key default gen_random_uuid(),
        fair_id uuid not null references fairs.fair on delete cascade,
        booth_id uuid not null references booths.booth on delete cascade,
        from_id uuid not null references profiles.participant on delete cascade,
        to_id uuid not null references profiles.participant on delete cascade,
        text text not null check (text <> ''),
        sent_at timestamptz not null default clock_timestamp(),
        dismissed_at timestamptz
      );
      create index on live.stand_greeting (to_id, sent_at desc);
      create index on live.stand_greeting (booth_id, to_id, sent_at desc);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `drop table live.stand_greeting, live.call_task, live.stand_call_presence, live.stand_call_ring, live.stand_call`,
    );
  }
}
