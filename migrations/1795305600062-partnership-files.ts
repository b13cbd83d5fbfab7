import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files that the people of a partnership put there for each other, and who has opened them. */
export class PartnershipFiles1795305600062 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- Files whose row has gone, or may never come: they are taken out of the file store when they are due.
      create table partnerships.file_removal (
        key text primary key,
        due_at timestamptz not null default now()
      );
      create index on partnerships.file_removal (due_at);
      create function partnerships.remove_file() returns trigger language plpgsql as $body$
        begin
          insert into partnerships.file_removal (key) values (old.key) on conflict (key) do update set due_at = now();
          return null;
        end
      $body$;

      create table partnerships.file (
        id uuid primary key default gen_random_uuid(),
        partnership_id uuid not null references partnerships.partnership on delete cascade,
        key text not null unique,
        name text not null check (name <> ''),
        type text not null,
        size integer not null check (size > 0),
        side text not null check (side in ('from', 'to')),
        by_user uuid references auth."user" on delete set null,
        by_name text not null,
        added_at timestamptz not null default now()
      );
      create index on partnerships.file (partnership_id, added_at desc, id desc);
      create index on partnerships.file (by_user);
      create trigger remove_file after delete on partnerships.file for each row execute function partnerships.remove_file();

      create table partnerships.file_reading (
        file_id uuid not null references partnerships.file on delete cascade,
        user_id uuid not null references auth."user" on delete cascade,
        name text not null,
        first_at timestamptz not null default now(),
        primary key (file_id, user_id)
      );
      create index on partnerships.file_reading (user_id);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table partnerships.file_reading, partnerships.file, partnerships.file_removal;
      drop function partnerships.remove_file();
    `);
  }
}
