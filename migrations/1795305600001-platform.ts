import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Platform1795305600001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create extension if not exists btree_gist;
      create extension if not exists pg_trgm;
      create extension if not exists unaccent;

      create schema platform;

      -- What people type when they search: no accents, no capitals. Immutable, so that it can be indexed.
      create function platform.folded(text) returns text
        language sql immutable parallel safe strict
        return lower(public.unaccent('public.unaccent', $1));

      create table platform.outbox (
        id bigint generated always as identity primary key,
        name text not null,
        payload jsonb not null,
        created_at timestamptz not null default now()
      );
      create function platform.announce_outbox() returns trigger language plpgsql as $body$
        begin
          notify outbox;
          return null;
        end
      $body$;
      create trigger announce_outbox after insert on platform.outbox
        for each statement execute function platform.announce_outbox();

      create table platform.image (
        id uuid primary key default gen_random_uuid(),
        bytes bytea not null,
        created_at timestamptz not null default now()
      );

      create schema auth;
      create table auth."user" (
        id uuid primary key default gen_random_uuid(),
        name text not null,
        email text not null unique check (email = lower(email)),
        email_verified boolean not null default false,
        image text,
        locale text not null default 'en' check (locale in ('en', 'fr')),
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      );
      create table auth.session (
        id uuid primary key default gen_random_uuid(),
        user_id uuid not null references auth."user" on delete cascade,
        token text not null unique,
        expires_at timestamptz not null,
        ip_address text,
        user_agent text,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      );
      create index on auth.session (user_id);
      create table auth.account (
        id uuid primary key default gen_random_uuid(),
        user_id uuid not null references auth."user" on delete cascade,
        account_id text not null,
        provider_id text not null,
        access_token text,
        refresh_token text,
        id_token text,
        access_token_expires_at timestamptz,
        refresh_token_expires_at timestamptz,
        scope text,
        password text,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        unique (provider_id, account_id)
      );
      create index on auth.account (user_id);
      create table auth.verification (
        id uuid primary key default gen_random_uuid(),
        identifier text not null,
        value text not null,
        expires_at timestamptz not null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      );
      create index on auth.verification (identifier);
      create index on auth.verification (expires_at);
      -- Who is what in which fair. fair_id has no reference because fairs are another domain's.
      create table auth.fair_role (
        user_id uuid not null references auth."user" on delete cascade,
        fair_id uuid not null,
        role text not null check (role in ('organiser', 'exhibitor', 'participant')),
        created_at timestamptz not null default now(),
        primary key (user_id, fair_id, role)
      );
      create index on auth.fair_role (fair_id, role);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop schema platform cascade; drop schema auth cascade');
  }
}
