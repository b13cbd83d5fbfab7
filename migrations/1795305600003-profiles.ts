import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Profiles1795305600003 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create schema profiles;
      create table profiles.company (
        id uuid primary key default gen_random_uuid(),
        fair_id uuid not null references fairs.fair on delete cascade,
        name text not null check (name <> ''),
        -- The name without accents, capitals and doubled blanks: what makes two spellings one company.
        name_key text collate "C" not null,
        is_exhibitor boolean not null default false,
        country text check (country ~ '^[A-Z]{2}$'),
        sector text not null default '',
        email text not null default '',
        website text not null default '',
        employees integer check (employees >= 0),
        certificates text[] not null default '{}',
        -- What the last import said, field by field: only what differs from it is a change.
        imported jsonb,
        created_at timestamptz not null default now(),
        unique (fair_id, name_key)
      );
      create index on profiles.company (fair_id, name_key) where is_exhibitor;

      create table profiles.participant (
        id uuid primary key default gen_random_uuid(),
        fair_id uuid not null references fairs.fair on delete cascade,
        user_id uuid not null references auth."user",
        company_id uuid references profiles.company,
        kind text not null check (kind in ('exhibitor', 'visitor')),
        email text not null,
        first_name text not null,
        last_name text not null,
        job_title text not null default '',
        country text check (country ~ '^[A-Z]{2}$'),
        languages text[] not null default '{}',
        time_zone text not null,
        attendance text not null check (attendance in ('virtual', 'on_site', 'both')),
        -- Ids of fairs.topic. A topic in use cannot be removed.
        needs uuid[] not null default '{}',
        offers uuid[] not null default '{}',
        need_text text not null default '',
        offer_text text not null default '',
        -- Times at which the person cannot meet: [{"startsAt": ..., "endsAt": ...}].
        busy jsonb not null default '[]',
        -- Null until the person has looked at the availability once.
        availability_checked_at timestamptz,
        photo_id uuid references platform.image on delete set null,
        imported jsonb,
        invited_at timestamptz,
        signed_in_at timestamptz,
        completed_at timestamptz,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        -- What a search looks at; kept by the repository because the company's name is part of it.
        search_text text not null default '',
        -- Order of lists: Özdemir between Ortiz and Pál, whatever the database's own language.
        sort_name text collate "C" not null
          generated always as (platform.folded(last_name || ' ' || first_name)) stored,
        unique (fair_id, user_id),
        unique (fair_id, email)
      );
      create index on profiles.participant (fair_id, sort_name, id);
      create index on profiles.participant (company_id);
      create index on profiles.participant (user_id);
      create index on profiles.participant using gin (search_text gin_trgm_ops);
      create index on profiles.participant using gin (needs);
      create index on profiles.participant using gin (offers);

      -- Sessions come and go; that a person has had one since the fair knows him or her stays.
      create function profiles.note_sign_in() returns trigger language plpgsql as $body$
        begin
          update profiles.participant set signed_in_at = now() where user_id = new.user_id and signed_in_at is null;
          return null;
        end
      $body$;
      create trigger note_sign_in after insert on auth.session
        for each row execute function profiles.note_sign_in();

      -- Stands for the foreign keys that arrays of ids cannot have.
      create function profiles.refuse_topic_in_use() returns trigger language plpgsql as $body$
        begin
          if exists (
            select 1 from profiles.participant
            where fair_id = old.fair_id and (needs @> array[old.id] or offers @> array[old.id])
          ) then
            raise foreign_key_violation using message = 'topic in use', detail = old.name_en;
          end if;
          return old;
        end
      $body$;
      create trigger refuse_topic_in_use before delete on fairs.topic
        for each row execute function profiles.refuse_topic_in_use();

      create table profiles.import_run (
        id uuid primary key default gen_random_uuid(),
        fair_id uuid not null references fairs.fair on delete cascade,
        kind text not null check (kind in ('exhibitors', 'participants')),
        file_name text not null,
        bytes bytea not null,
        status text not null default 'uploaded' check (status in ('uploaded', 'running', 'finished', 'failed')),
        columns text[] not null,
        mapping jsonb not null,
        preview jsonb not null,
        encoding text not null,
        separator text,
        total_rows integer not null default 0,
        processed_rows integer not null default 0,
        created integer not null default 0,
        updated integer not null default 0,
        unchanged integer not null default 0,
        refused integer not null default 0,
        warnings integer not null default 0,
        failure text,
        attempts integer not null default 0,
        created_by uuid not null references auth."user",
        created_at timestamptz not null default now(),
        finished_at timestamptz
      );
      create index on profiles.import_run (fair_id, created_at desc, id);
      -- Uncompressed, so that a slice can be read without the rest.
      alter table profiles.import_run alter column bytes set storage external;
      create table profiles.import_problem (
        import_id uuid not null references profiles.import_run on delete cascade,
        position integer not null,
        row_number integer not null,
        column_name text not null,
        severity text not null check (severity in ('error', 'warning')),
        code text not null,
        value text not null,
        primary key (import_id, position)
      );
      create table profiles.import_refused_row (
        import_id uuid not null references profiles.import_run on delete cascade,
        row_number integer not null,
        cells jsonb not null,
        primary key (import_id, row_number)
      );
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop trigger refuse_topic_in_use on fairs.topic; drop schema profiles cascade');
  }
}
