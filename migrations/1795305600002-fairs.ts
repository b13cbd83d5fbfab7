import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Fairs1795305600002 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create schema fairs;
      create table fairs.fair (
        id uuid primary key default gen_random_uuid(),
        name text not null check (name <> ''),
        description text not null default '',
        starts_on date not null,
        ends_on date not null check (ends_on >= starts_on and ends_on - starts_on <= 13),
        time_zone text not null,
        languages text[] not null check (cardinality(languages) > 0),
        mode text not null check (mode in ('virtual', 'on_site', 'hybrid')),
        day_starts_at time not null,
        day_ends_at time not null check (day_ends_at > day_starts_at),
        lunch_starts_at time,
        lunch_ends_at time check (lunch_ends_at > lunch_starts_at),
        slot_minutes smallint not null check (slot_minutes in (15, 20, 30, 45)),
        break_minutes smallint not null check (break_minutes between 0 and 30),
        tables integer not null check (tables between 0 and 2000),
        wishes_close_at timestamptz not null,
        status text not null default 'draft' check (status in ('draft', 'open', 'closed')),
        published_at timestamptz,
        created_at timestamptz not null default now(),
        check ((lunch_starts_at is null) = (lunch_ends_at is null))
      );
      create table fairs.topic (
        id uuid primary key default gen_random_uuid(),
        fair_id uuid not null references fairs.fair on delete cascade,
        parent_id uuid references fairs.topic on delete cascade,
        position integer not null,
        name_en text not null check (name_en <> ''),
        name_fr text not null check (name_fr <> '')
      );
      create index on fairs.topic (fair_id, position);
      create index on fairs.topic (parent_id);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop schema fairs cascade');
  }
}
