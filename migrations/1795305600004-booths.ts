import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Booths1795305600004 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create schema booths;
      create table booths.booth (
        id uuid primary key default gen_random_uuid(),
        fair_id uuid not null references fairs.fair on delete cascade,
        company_id uuid not null unique references profiles.company on delete cascade,
        size text not null default 'S' check (size in ('S', 'M', 'L')),
        tagline text not null default '',
        description text not null default '',
        links jsonb not null default '[]',
        logo_id uuid references platform.image on delete set null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      );
      create index on booths.booth (fair_id);
      create table booths.product (
        id uuid primary key default gen_random_uuid(),
        booth_id uuid not null references booths.booth on delete cascade,
        name text not null check (name <> ''),
        description text not null default '',
        position integer not null default 0,
        created_at timestamptz not null default now()
      );
      create index on booths.product (booth_id, position);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop schema booths cascade');
  }
}
