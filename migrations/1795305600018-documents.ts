import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Documents of booths, who may read them and who did, agreements that were signed, and proofs that organisers verify. */
export class Documents1795305600018 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- Files whose row has gone, or may never come: they are taken out of the file store when they are due.
      create table booths.file_removal (
        key text primary key,
        due_at timestamptz not null default now()
      );
      create index on booths.file_removal (due_at);

      create table booths.document (
        id uuid primary key default gen_random_uuid(),
        fair_id uuid not null references fairs.fair on delete cascade,
        booth_id uuid not null references booths.booth on delete cascade,
        product_id uuid references booths.product on delete set null,
        title text not null check (title <> ''),
        description text not null default '',
        level text not null check (level in ('public', 'request', 'nda')),
        position integer not null default 0,
        expires_at timestamptz,
        -- Each grant ends after so many days; null: not by itself.
        access_days integer check (access_days between 1 and 365),
        -- Closed to everybody but the booth's team.
        is_withdrawn boolean not null default false,
        -- The row stays for the log and the signatures; its files go.
        removed_at timestamptz,
        created_at timestamptz not null default now()
      );
      create index on booths.document (booth_id, position) where removed_at is null;
      create index on booths.document (fair_id);
      create index on booths.document (product_id);

      create table booths.document_version (
        id uuid primary key default gen_random_uuid(),
        document_id uuid not null references booths.document on delete cascade,
        number integer not null,
        -- Null once the file is gone.
        key text unique,
        name text not null,
        type text not null,
        size integer not null check (size > 0),
        sha256 text not null,
        -- How many pages can be shown in a browser; null: none, the file is only downloaded.
        pages integer check (pages > 0),
        created_at timestamptz not null default now(),
        unique (document_id, number)
      );

      -- Rows go by many ways, the end of their fair among them; none may leave its files behind.
      create function booths.remove_version_files() returns trigger language plpgsql as $body$
        begin
          if old.key is not null then
            insert into booths.file_removal (key)
            select old.key union all
            select 'booths/pages/' || old.id || '/' || page || '.webp' from generate_series(1, coalesce(old.pages, 0)) page
            on conflict (key) do update set due_at = now();
          end if;
          return null;
        end
      $body$;
      create trigger remove_files after delete on booths.document_version
        for each row execute function booths.remove_version_files();
      create trigger drop_files after update of key on booths.document_version
        for each row when (new.key is null) execute function booths.remove_version_files();

      create table booths.document_grant (
        document_id uuid not null references booths.document on delete cascade,
        participant_id uuid not null references profiles.participant on delete cascade,
        state text not null check (state in ('asked', 'granted', 'refused', 'revoked')),
        asked_note text not null default '',
        answer_note text not null default '',
        -- Account of who decided; null: nobody has, or the signature itself opened the document.
        decided_by uuid,
        expires_at timestamptz,
        updated_at timestamptz not null default now(),
        primary key (document_id, participant_id)
      );
      create index on booths.document_grant (participant_id);

      -- Texts are never changed: a new one gets the next number. Kept for ever, so without foreign keys that would take them along.
      create table booths.agreement (
        id uuid primary key default gen_random_uuid(),
        fair_id uuid not null,
        -- Null: the organiser's, for all booths without one of their own.
        booth_id uuid,
        number integer not null,
        text jsonb not null,
        created_by uuid,
        created_at timestamptz not null default now(),
        unique nulls not distinct (fair_id, booth_id, number)
      );
      -- From when on a booth uses the organiser's text again, although it has had one of its own.
      create table booths.agreement_choice (
        booth_id uuid primary key references booths.booth on delete cascade,
        uses_own boolean not null
      );
      create table booths.signature (
        id uuid primary key default gen_random_uuid(),
        fair_id uuid not null,
        booth_id uuid not null,
        company_name text not null,
        document_id uuid not null,
        document_title text not null,
        version_number integer not null,
        version_sha256 text not null,
        agreement_id uuid not null references booths.agreement,
        language text not null check (language in ('en', 'fr')),
        participant_id uuid not null,
        -- As it was typed, and as the profile said at that moment.
        typed_name text not null check (typed_name <> ''),
        profile_name text not null,
        profile_company text not null,
        email text not null,
        address text not null,
        user_agent text not null,
        signed_at timestamptz not null default now(),
        unique (document_id, participant_id, agreement_id)
      );
      create index on booths.signature (participant_id);
      create function booths.keep_for_ever() returns trigger language plpgsql as $body$
        begin
          raise exception '% is kept as it is', tg_table_name;
        end
      $body$;
      create trigger keep before update or delete on booths.agreement for each row execute function booths.keep_for_ever();
      create trigger keep before update or delete on booths.signature for each row execute function booths.keep_for_ever();

      create table booths.document_reading (
        id uuid primary key default gen_random_uuid(),
        document_id uuid not null references booths.document on delete cascade,
        version_number integer not null,
        -- Null: an organiser without a profile.
        participant_id uuid references profiles.participant on delete cascade,
        user_id uuid not null,
        -- Null: the whole file.
        page integer,
        address text not null,
        user_agent text not null,
        at timestamptz not null default now()
      );
      create index on booths.document_reading (document_id, at desc, id desc);
      create index on booths.document_reading (user_id, at desc, id desc);
      create index on booths.document_reading (participant_id);
      create table booths.document_opening (
        document_id uuid not null references booths.document on delete cascade,
        participant_id uuid not null references profiles.participant on delete cascade,
        at timestamptz not null default now(),
        primary key (document_id, participant_id)
      );

      create table booths.proof (
        id uuid primary key default gen_random_uuid(),
        fair_id uuid not null references fairs.fair on delete cascade,
        booth_id uuid not null references booths.booth on delete cascade,
        kind text not null check (kind in ('certificate', 'reference', 'test-report', 'other')),
        name text not null check (name <> ''),
        issuer text not null,
        number text not null default '',
        issued_on date not null,
        expires_on date,
        key text unique,
        file_name text,
        file_type text,
        file_size integer,
        state text not null default 'stated' check (state in ('stated', 'verified', 'refused')),
        decided_by_name text not null default '',
        decided_at timestamptz,
        note text not null default '',
        -- Who is told what once.
        reminded_for date,
        expiry_told boolean not null default false,
        created_at timestamptz not null default now(),
        check (expires_on >= issued_on),
        check ((key is null) = (file_name is null))
      );
      create index on booths.proof (booth_id);
      create index on booths.proof (fair_id, state, created_at, id);
      create index on booths.proof (expires_on) where expires_on is not null;
      create function booths.remove_proof_file() returns trigger language plpgsql as $body$
        begin
          if old.key is not null then
            insert into booths.file_removal (key) values (old.key) on conflict (key) do update set due_at = now();
          end if;
          return null;
        end
      $body$;
      create trigger remove_file after delete on booths.proof for each row execute function booths.remove_proof_file();
      create trigger replace_file after update of key on booths.proof
        for each row when (old.key is distinct from new.key) execute function booths.remove_proof_file();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table booths.proof;
      drop table booths.document_opening;
      drop table booths.document_reading;
      drop table booths.signature;
      drop table booths.agreement_choice;
      drop table booths.agreement;
      drop table booths.document_grant;
      drop table booths.document_version;
      drop table booths.document;
      drop table booths.file_removal;
      drop function booths.keep_for_ever;
      drop function booths.remove_proof_file;
      drop function booths.remove_version_files;
    `);
  }
}
