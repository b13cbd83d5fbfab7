import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Stage sessions with questions and polls, roulette, walk-in rooms of booths. */
export class LiveSessions1795305600013 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- The id is the room's, too.
      create table live.stage_session (
        id uuid primary key default gen_random_uuid(),
        fair_id uuid not null references fairs.fair on delete cascade,
        -- By language: {"en": ..., "fr": ...}.
        title jsonb not null,
        description jsonb not null,
        starts_at timestamptz not null,
        ends_at timestamptz not null check (ends_at > starts_at),
        state text not null default 'planned' check (state in ('planned', 'live', 'over', 'cancelled')),
        live_at timestamptz,
        over_at timestamptz,
        recording_published_at timestamptz,
        created_at timestamptz not null default now(),
        check (state <> 'live' or (live_at is not null and over_at is null)),
        check (state not in ('over', 'cancelled') or over_at is not null)
      );
      create index on live.stage_session (fair_id, starts_at, id);
      create table live.stage_person (
        session_id uuid not null references live.stage_session on delete cascade,
        participant_id uuid not null references profiles.participant on delete cascade,
        part text not null check (part in ('speaker', 'moderator')),
        position smallint not null,
        primary key (session_id, participant_id)
      );
      create index on live.stage_person (participant_id);

      -- People are known by account here: organisers without a profile ask and vote, too.
      create table live.stage_question (
        id uuid primary key default gen_random_uuid(),
        session_id uuid not null references live.stage_session on delete cascade,
        user_id uuid not null references auth."user" on delete cascade,
        text text not null check (text <> ''),
        state text not null default 'open' check (state in ('open', 'answered', 'hidden')),
        -- Rows of live.stage_question_vote, counted when they come and go.
        votes integer not null default 0 check (votes >= 0),
        created_at timestamptz not null default clock_timestamp()
      );
      create index on live.stage_question (session_id, state, votes desc, created_at, id);
      create index on live.stage_question (session_id, user_id);
      create index on live.stage_question (user_id);
      create table live.stage_question_vote (
        question_id uuid not null references live.stage_question on delete cascade,
        user_id uuid not null references auth."user" on delete cascade,
        primary key (question_id, user_id)
      );
      create index on live.stage_question_vote (user_id);

      create table live.stage_poll (
        id uuid primary key default gen_random_uuid(),
        session_id uuid not null references live.stage_session on delete cascade,
        question text not null,
        options text[] not null check (cardinality(options) between 2 and 8),
        -- Votes for each option, counted when they come.
        tally integer[] not null,
        state text not null default 'draft' check (state in ('draft', 'open', 'closed')),
        created_at timestamptz not null default clock_timestamp(),
        check (cardinality(tally) = cardinality(options))
      );
      create index on live.stage_poll (session_id, created_at desc, id desc);
      create table live.stage_poll_vote (
        poll_id uuid not null references live.stage_poll on delete cascade,
        user_id uuid not null references auth."user" on delete cascade,
        choice smallint not null,
        primary key (poll_id, user_id)
      );
      create index on live.stage_poll_vote (user_id);

      create table live.roulette (
        id uuid primary key default gen_random_uuid(),
        fair_id uuid not null references fairs.fair on delete cascade,
        title jsonb not null,
        -- Ids of fairs.topic.
        topic_ids uuid[] not null default '{}',
        round_minutes smallint not null check (round_minutes between 2 and 15),
        rematch_hours smallint not null check (rematch_hours between 1 and 720),
        starts_at timestamptz not null,
        ends_at timestamptz not null check (ends_at > starts_at),
        closed_at timestamptz,
        created_at timestamptz not null default now()
      );
      create index on live.roulette (fair_id, starts_at, id);

      -- Two people in their few minutes. The id is the room's, too; a is the smaller id.
      create table live.roulette_pair (
        id uuid primary key default gen_random_uuid(),
        roulette_id uuid not null references live.roulette on delete cascade,
        fair_id uuid not null references fairs.fair on delete cascade,
        a_id uuid not null references profiles.participant on delete cascade,
        b_id uuid not null references profiles.participant on delete cascade,
        state text not null default 'found' check (state in ('found', 'talking', 'over')),
        -- How an 'over' came about: the time was up, somebody left, somebody never came.
        outcome text check (outcome in ('ended', 'left', 'missed')),
        shared_topic_ids uuid[] not null default '{}',
        paired_at timestamptz not null default now(),
        go_by timestamptz not null,
        ends_at timestamptz not null,
        over_at timestamptz,
        -- The same two are not brought together again before.
        rematch_at timestamptz not null,
        extensions smallint not null default 0,
        check (a_id < b_id),
        check ((state = 'over') = (outcome is not null)),
        check ((state = 'over') = (over_at is not null)),
        constraint no_early_rematch exclude using gist
          (fair_id with =, a_id with =, b_id with =, tstzrange(paired_at, rematch_at) with &&)
      );
      create index on live.roulette_pair (roulette_id) where state <> 'over';
      create index on live.roulette_pair (b_id);
      create table live.roulette_pair_person (
        pair_id uuid not null references live.roulette_pair on delete cascade,
        participant_id uuid not null references profiles.participant on delete cascade,
        other_id uuid not null references profiles.participant on delete cascade,
        fair_id uuid not null references fairs.fair on delete cascade,
        is_active boolean not null default true,
        paired_at timestamptz not null default now(),
        came_at timestamptz,
        wants_more boolean not null default false,
        connects boolean,
        primary key (pair_id, participant_id),
        check (participant_id <> other_id)
      );
      -- Nobody is in two talks, whatever number of workers bring people together.
      create unique index one_talk_at_a_time on live.roulette_pair_person (participant_id) where is_active;
      create index on live.roulette_pair_person (participant_id, paired_at desc, pair_id desc) where came_at is not null;
      create index on live.roulette_pair_person (other_id);

      create table live.roulette_seat (
        roulette_id uuid not null references live.roulette on delete cascade,
        participant_id uuid not null references profiles.participant on delete cascade,
        state text not null check (state in ('waiting', 'paired', 'between', 'paused')),
        topic_ids uuid[] not null default '{}',
        waiting_since timestamptz,
        -- Before all others in line: the other side of the last pair did not come.
        is_first boolean not null default false,
        note text check (note in ('missed', 'partner-missed')),
        -- The talk that goes on, or the last one.
        pair_id uuid references live.roulette_pair on delete cascade,
        seen_at timestamptz not null default now(),
        primary key (roulette_id, participant_id),
        check ((state = 'waiting') = (waiting_since is not null)),
        check (state <> 'paired' or pair_id is not null)
      );
      create index on live.roulette_seat (roulette_id, is_first desc, waiting_since, participant_id) where state = 'waiting';
      -- One line at a time.
      create unique index one_line_at_a_time on live.roulette_seat (participant_id) where state in ('waiting', 'paired');
      create index on live.roulette_seat (participant_id);
      create index on live.roulette_seat (pair_id) where pair_id is not null;

      create table live.block (
        fair_id uuid not null references fairs.fair on delete cascade,
        participant_id uuid not null references profiles.participant on delete cascade,
        blocked_id uuid not null references profiles.participant on delete cascade,
        created_at timestamptz not null default clock_timestamp(),
        primary key (participant_id, blocked_id),
        check (participant_id <> blocked_id)
      );
      create index on live.block (participant_id, created_at desc, blocked_id desc);
      create index on live.block (blocked_id);

      create table live.lounge (
        -- A booth has its company's id.
        booth_id uuid primary key references booths.booth on delete cascade,
        fair_id uuid not null references fairs.fair on delete cascade,
        room_id uuid not null unique default gen_random_uuid(),
        is_open boolean not null default false,
        asks_to_knock boolean not null default false
      );
      create index on live.lounge (fair_id);
      -- Who came into a lounge and left it last, whatever the order in which one hears of it.
      create table live.lounge_visit (
        room_id uuid not null references live.lounge (room_id) on delete cascade,
        participant_id uuid not null,
        joined_at timestamptz,
        left_at timestamptz,
        primary key (room_id, participant_id)
      );
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table live.lounge_visit, live.lounge, live.block, live.roulette_seat, live.roulette_pair_person, live.roulette_pair,
        live.roulette, live.stage_poll_vote, live.stage_poll, live.stage_question_vote, live.stage_question, live.stage_person,
        live.stage_session;
    `);
  }
}
