import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Booths1795305600004 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create schema booths;
      -- A booth is its company's presence and has its id.
      create table booths.booth (
        id uuid primary key references profiles.company on delete cascade,
        fair_id uuid not null references fairs.fair on delete cascade,
        size text not null default 'S' check (size in ('S', 'M', 'L')),
        tagline text not null default '',
        -- What the last import said: only when that changes does an import replace the tagline that people have written.
        imported_tagline text not null default '',
        description text not null default '',
        -- Null as long as the company's own is good enough.
        website text,
        links jsonb not null default '[]',
        logo_id uuid references platform.image on delete set null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        -- The hall's index: what it is ordered, filtered and searched by. Name, country and sector are the company's and follow its
        -- events; what people read comes from the company itself.
        size_rank smallint not null generated always as (case size when 'L' then 0 when 'M' then 1 else 2 end) stored,
        sort_name text collate "C" not null default '',
        country text,
        sector text not null default '',
        search_text text not null default ''
      );
      create index on booths.booth (fair_id, size_rank, sort_name, id);
      create index on booths.booth using gin (search_text gin_trgm_ops);
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
