import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Matchmaking1795305600005 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create schema matchmaking;
      create table matchmaking.wish (
        fair_id uuid not null references fairs.fair on delete cascade,
        from_id uuid not null references profiles.participant on delete cascade,
        to_id uuid not null references profiles.participant on delete cascade,
        level text not null check (level in ('want', 'could', 'no')),
        updated_at timestamptz not null default now(),
        primary key (from_id, to_id),
        check (from_id <> to_id)
      );
      create index on matchmaking.wish (to_id);
      create index on matchmaking.wish (fair_id);
      create index on matchmaking.wish (from_id, updated_at desc, to_id);

      create table matchmaking.timetable_run (
        id uuid primary key default gen_random_uuid(),
        fair_id uuid not null references fairs.fair on delete cascade,
        number integer not null,
        status text not null default 'queued' check (status in ('queued', 'running', 'finished', 'failed', 'cancelled')),
        progress double precision not null default 0 check (progress between 0 and 1),
        people integer not null default 0,
        wishes integer not null default 0,
        meetings integer not null default 0,
        people_with_meeting integer not null default 0,
        value double precision not null default 0,
        bound double precision not null default 0,
        failure text,
        created_by uuid not null references auth."user",
        created_at timestamptz not null default now(),
        finished_at timestamptz,
        published_at timestamptz,
        unique (fair_id, number)
      );
      -- One run of a fair at a time.
      create unique index one_active_run on matchmaking.timetable_run (fair_id) where status in ('queued', 'running');
      create table matchmaking.planned_meeting (
        run_id uuid not null references matchmaking.timetable_run on delete cascade,
        position integer not null,
        a_id uuid not null references profiles.participant on delete cascade,
        b_id uuid not null references profiles.participant on delete cascade,
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        place text not null check (place in ('video', 'table')),
        table_number integer,
        value double precision not null,
        primary key (run_id, position)
      );
      create table matchmaking.refused_wish (
        run_id uuid not null references matchmaking.timetable_run on delete cascade,
        position integer not null,
        a_id uuid not null references profiles.participant on delete cascade,
        b_id uuid not null references profiles.participant on delete cascade,
        is_mutual boolean not null,
        reason text not null,
        primary key (run_id, position)
      );
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop schema matchmaking cascade');
  }
}
