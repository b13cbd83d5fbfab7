import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What timetables have to respect, what-if runs, loads, and the record of what repaired itself. */
export class Planning1795305600010 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table matchmaking.planning_rules (
        fair_id uuid primary key references fairs.fair on delete cascade,
        max_meetings integer check (max_meetings between 1 and 500),
        max_per_day integer check (max_per_day between 1 and 100),
        rest_after integer check (rest_after between 1 and 50),
        lunch_from time,
        lunch_to time check (lunch_to > lunch_from),
        min_for_exhibitors integer not null default 0 check (min_for_exhibitors between 0 and 100),
        min_for_visitors integer not null default 0 check (min_for_visitors between 0 and 100),
        common_language text not null default 'preferred' check (common_language in ('preferred', 'required')),
        mixed_meetings text not null default 'device' check (mixed_meetings in ('device', 'table')),
        booth_seats integer not null default 0 check (booth_seats between 0 and 10),
        check ((lunch_from is null) = (lunch_to is null)),
        check (greatest(min_for_exhibitors, min_for_visitors) <= max_meetings)
      );
      create table matchmaking.person_limit (
        participant_id uuid primary key references profiles.participant on delete cascade,
        fair_id uuid not null references fairs.fair on delete cascade,
        -- Set by the organiser, in place of the fair's.
        min_meetings integer check (min_meetings between 0 and 100),
        max_meetings integer check (max_meetings between 0 and 500),
        -- Set by the person; it only ever lowers the maximum.
        own_max integer check (own_max between 0 and 500),
        check (min_meetings <= max_meetings)
      );
      create index on matchmaking.person_limit (fair_id);
      -- Pairs are unordered: a is the smaller id.
      create table matchmaking.pair_rule (
        id uuid primary key default gen_random_uuid(),
        fair_id uuid not null references fairs.fair on delete cascade,
        kind text not null check (kind in ('must', 'veto', 'fixed')),
        a_id uuid not null references profiles.participant on delete cascade,
        b_id uuid not null references profiles.participant on delete cascade,
        starts_at timestamptz,
        created_at timestamptz not null default clock_timestamp(),
        check (a_id < b_id),
        check ((kind = 'fixed') = (starts_at is not null)),
        unique (a_id, b_id, kind)
      );
      create index on matchmaking.pair_rule (fair_id, created_at desc, id desc);
      create index on matchmaking.pair_rule (b_id);
      create table matchmaking.pair_rule_other (
        rule_id uuid not null references matchmaking.pair_rule on delete cascade,
        participant_id uuid not null references profiles.participant on delete cascade,
        primary key (rule_id, participant_id)
      );
      create index on matchmaking.pair_rule_other (participant_id);
      create table matchmaking.precedence (
        id uuid primary key default gen_random_uuid(),
        fair_id uuid not null references fairs.fair on delete cascade,
        first_a_id uuid not null references profiles.participant on delete cascade,
        first_b_id uuid not null references profiles.participant on delete cascade,
        next_a_id uuid not null references profiles.participant on delete cascade,
        next_b_id uuid not null references profiles.participant on delete cascade,
        created_at timestamptz not null default clock_timestamp(),
        check (first_a_id < first_b_id and next_a_id < next_b_id),
        check ((first_a_id, first_b_id) <> (next_a_id, next_b_id)),
        unique (first_a_id, first_b_id, next_a_id, next_b_id)
      );
      create index on matchmaking.precedence (fair_id, created_at desc, id desc);
      create index on matchmaking.precedence (first_b_id);
      create index on matchmaking.precedence (next_a_id);
      create index on matchmaking.precedence (next_b_id);

      alter table matchmaking.timetable_run
        add kind text not null default 'plan' check (kind in ('plan', 'what-if')),
        add keeps text not null default 'published' check (keeps in ('published', 'nothing')),
        add changes jsonb,
        add note text not null default '',
        add report jsonb,
        alter failure type jsonb using
          case when failure is null then null
               else jsonb_build_object('code', split_part(failure, ':', 1), 'personIds', '[]'::jsonb, 'details', '{}'::jsonb) end,
        add check ((kind = 'what-if') = (changes is not null)),
        add check (kind = 'plan' or published_at is null);
      create index on matchmaking.timetable_run (fair_id, published_at desc) where published_at is not null;

      create table matchmaking.repair (
        id uuid primary key default gen_random_uuid(),
        fair_id uuid not null references fairs.fair on delete cascade,
        run_id uuid not null references matchmaking.timetable_run on delete cascade,
        cause text not null check (cause in ('cancelled', 'no-show', 'late-wish')),
        a_id uuid not null references profiles.participant on delete cascade,
        b_id uuid not null references profiles.participant on delete cascade,
        starts_at timestamptz,
        -- What it answers to: the same event repairs nothing twice.
        event_key text not null unique,
        at timestamptz not null default clock_timestamp(),
        check (a_id < b_id)
      );
      create index on matchmaking.repair (fair_id, at desc, id desc);
      create index on matchmaking.repair (run_id);
      create index on matchmaking.repair (a_id, b_id);
      create index on matchmaking.repair (b_id);

      update matchmaking.planned_meeting set a_id = b_id, b_id = a_id where a_id > b_id;
      update matchmaking.refused_wish set a_id = b_id, b_id = a_id where a_id > b_id;
      alter table matchmaking.planned_meeting
        add others uuid[] not null default '{}',
        add booth_company_id uuid references profiles.company on delete set null,
        add has_video boolean not null default true,
        -- Added by a repair, after the run; null: planned by the run itself.
        add repair_id uuid references matchmaking.repair on delete cascade,
        -- Off the timetable since then: cancelled, or the run has been replaced and this came by a repair.
        add withdrawn_at timestamptz,
        drop constraint planned_meeting_place_check,
        add check (place in ('video', 'table', 'booth')),
        add check (a_id < b_id);
      update matchmaking.planned_meeting set has_video = false where place = 'table';
      create unique index planned_once on matchmaking.planned_meeting (run_id, a_id, b_id) where withdrawn_at is null;
      create index on matchmaking.planned_meeting (run_id, b_id) where withdrawn_at is null;
      create index on matchmaking.planned_meeting (run_id, starts_at, position) where withdrawn_at is null;
      create index planned_places on matchmaking.planned_meeting (run_id, starts_at) include (table_number, booth_company_id)
        where withdrawn_at is null and place <> 'video';
      create index on matchmaking.planned_meeting using gin (others) where others <> '{}';
      create index on matchmaking.planned_meeting (repair_id) where repair_id is not null;

      alter table matchmaking.refused_wish
        add is_must boolean not null default false,
        -- Mutual score of the pair, 0 to 1, as the run saw it.
        add score real not null default 0.5,
        add check (a_id < b_id);
      create index on matchmaking.refused_wish (run_id, a_id, b_id);
      create index on matchmaking.refused_wish (run_id, reason, position);

      create table matchmaking.person_load (
        run_id uuid not null references matchmaking.timetable_run on delete cascade,
        participant_id uuid not null references profiles.participant on delete cascade,
        meetings integer not null,
        wished integer not null,
        breaks integer not null,
        missing integer not null,
        missing_reason text,
        primary key (run_id, participant_id)
      );
      create index on matchmaking.person_load (run_id, meetings, participant_id);
      create index on matchmaking.person_load (run_id, breaks, participant_id);
      create index on matchmaking.person_load (run_id, missing, participant_id);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table matchmaking.person_load;
      drop index matchmaking.refused_wish_run_id_a_id_b_id_idx, matchmaking.refused_wish_run_id_reason_position_idx;
      alter table matchmaking.refused_wish drop is_must, drop score, drop constraint refused_wish_check;
      delete from matchmaking.planned_meeting where place = 'booth' or withdrawn_at is not null;
      drop index matchmaking.planned_once, matchmaking.planned_meeting_run_id_b_id_idx,
        matchmaking.planned_meeting_run_id_starts_at_position_idx, matchmaking.planned_meeting_others_idx, matchmaking.planned_places,
        matchmaking.planned_meeting_repair_id_idx;
      alter table matchmaking.planned_meeting drop others, drop booth_company_id, drop has_video, drop repair_id, drop withdrawn_at,
        drop constraint planned_meeting_place_check, drop constraint planned_meeting_check,
        add constraint planned_meeting_place_check check (place in ('video', 'table'));
      drop table matchmaking.repair;
      delete from matchmaking.timetable_run where kind = 'what-if';
      drop index matchmaking.timetable_run_fair_id_published_at_idx;
      alter table matchmaking.timetable_run drop kind, drop keeps, drop changes, drop note, drop report,
        alter failure type text using failure ->> 'code';
      drop table matchmaking.precedence, matchmaking.pair_rule_other, matchmaking.pair_rule, matchmaking.person_limit, matchmaking.planning_rules;
    `);
  }
}
