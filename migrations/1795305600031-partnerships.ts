import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What two companies go on with after a fair. It outlives the fair: names are kept here, people are accounts. */
export class Partnerships1795305600031 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create schema partnerships;
      create table partnerships.partnership (
        id uuid primary key default gen_random_uuid(),
        fair_id uuid references fairs.fair on delete set null,
        fair_name text not null,
        -- The company at that fair, or the person where there is none.
        from_ref uuid not null,
        to_ref uuid not null,
        from_name text not null check (from_name <> ''),
        to_name text not null check (to_name <> ''),
        state text not null default 'proposed' check (state in ('proposed', 'open', 'declined', 'withdrawn')),
        sleeps_until date,
        last_activity_at timestamptz not null default now(),
        -- Gentle reminders since then.
        quiet_told smallint not null default 0 check (quiet_told >= 0),
        created_at timestamptz not null default now(),
        check (from_ref <> to_ref),
        check (sleeps_until is null or state = 'open')
      );
      create unique index on partnerships.partnership (least(from_ref, to_ref), greatest(from_ref, to_ref))
        where state in ('proposed', 'open');
      create index on partnerships.partnership (fair_id);
      create index on partnerships.partnership (last_activity_at) where state = 'open';

      create table partnerships.member (
        id uuid primary key default gen_random_uuid(),
        partnership_id uuid not null references partnerships.partnership on delete cascade,
        user_id uuid not null references auth."user" on delete cascade,
        name text not null,
        side text not null check (side in ('from', 'to')),
        role text not null check (role in ('lead', 'member', 'reader')),
        created_at timestamptz not null default now(),
        unique (partnership_id, user_id),
        unique (partnership_id, id)
      );
      create index on partnerships.member (user_id);

      create table partnerships.purpose (
        id bigint generated always as identity primary key,
        partnership_id uuid not null references partnerships.partnership on delete cascade,
        text text not null check (length(text) between 20 and 1000),
        by_name text not null,
        at timestamptz not null default now()
      );
      create index on partnerships.purpose (partnership_id, id desc);

      create table partnerships.rating (
        id uuid primary key default gen_random_uuid(),
        partnership_id uuid not null references partnerships.partnership on delete cascade,
        side text not null check (side in ('from', 'to')),
        pillar text not null check (pillar in ('desire', 'project', 'balance', 'terms')),
        score smallint not null check (score between 1 and 5),
        word text not null default '' check (length(word) <= 200),
        note text not null default '' check (length(note) <= 1000),
        by_user uuid references auth."user" on delete set null,
        by_name text not null,
        at timestamptz not null default now()
      );
      create index on partnerships.rating (partnership_id, pillar, side, at desc, id);
      create index on partnerships.rating (by_user);

      create table partnerships.step (
        id uuid primary key default gen_random_uuid(),
        partnership_id uuid not null references partnerships.partnership on delete cascade,
        kind text not null check (kind in ('milestone', 'task')),
        title text not null check (title <> '' and length(title) <= 200),
        due_on date,
        who_id uuid,
        done_at timestamptz,
        -- 1: the day before, 2: on the day.
        told smallint not null default 0 check (told between 0 and 2),
        created_at timestamptz not null default now(),
        foreign key (partnership_id, who_id) references partnerships.member (partnership_id, id) on delete set null (who_id)
      );
      create index on partnerships.step (partnership_id, due_on, id) where done_at is null;
      create index on partnerships.step (partnership_id, done_at desc, id) where done_at is not null;
      create index on partnerships.step (partnership_id, who_id);
      create index on partnerships.step (due_on) where done_at is null and told < 2;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop schema partnerships cascade');
  }
}
