import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Webhooks for leads, files of leads that are made in the background, and what is noted of their deletion. */
export class Webhooks1795305600025 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table booths.webhook (
        id uuid primary key default gen_random_uuid(),
        fair_id uuid not null references fairs.fair on delete cascade,
        booth_id uuid not null references booths.booth on delete cascade,
        url text not null,
        events text[] not null check (cardinality(events) > 0),
        -- Sealed with a key that follows from the application's secret.
        secret bytea not null,
        former_secret bytea,
        former_until timestamptz,
        created_by uuid references profiles.participant on delete set null,
        created_at timestamptz not null default now(),
        off text check (off in ('team', 'failing', 'gone')),
        failing_since timestamptz
      );
      create index on booths.webhook (booth_id);
      create index on booths.webhook (fair_id);

      -- What a message says of its lead is not kept: it is read when it is sent.
      create table booths.webhook_delivery (
        id uuid primary key default gen_random_uuid(),
        webhook_id uuid not null references booths.webhook on delete cascade,
        -- The event that led to it; the same event leads to one delivery.
        event_id text not null,
        event text not null,
        participant_id uuid references profiles.participant on delete cascade,
        at timestamptz not null,
        created_at timestamptz not null default now(),
        state text not null default 'waiting' check (state in ('waiting', 'delivered', 'failed', 'dropped')),
        attempts integer not null default 0,
        tried_at timestamptz,
        next_at timestamptz,
        status integer,
        answer text not null default '',
        trouble text,
        took_ms integer,
        unique (webhook_id, event_id)
      );
      create index on booths.webhook_delivery (webhook_id, created_at desc, id desc);
      create index on booths.webhook_delivery (next_at) where state = 'waiting';
      create index on booths.webhook_delivery (created_at);
      create index on booths.webhook_delivery (participant_id);
      -- Changes of one lead that nothing has been sent of yet are one message.
      create unique index on booths.webhook_delivery (webhook_id, participant_id)
        where event = 'lead.updated' and state = 'waiting' and tried_at is null;

      -- A direct download is a row that is done and has no file.
      alter table booths.lead_export
        add column state text not null default 'done' check (state in ('waiting', 'done', 'failed')),
        add column progress integer not null default 0,
        add column file text,
        add column bytes integer,
        -- What was taken back after this is still in the file.
        add column read_at timestamptz,
        add column file_until timestamptz;
      create index on booths.lead_export (file_until) where file is not null;
      -- One at a time.
      create unique index on booths.lead_export (booth_id) where state = 'waiting';
      create index on booths.lead_export (by_id);
      create index on booths.consent (booth_id, revoked_at) where revoked_at is not null;

      -- That teams have been reminded of this day.
      create table booths.lead_reminder (
        fair_id uuid not null references fairs.fair on delete cascade,
        deleted_on date not null,
        created_at timestamptz not null default now(),
        primary key (fair_id, deleted_on)
      );
      create table booths.lead_deletion (
        id uuid primary key default gen_random_uuid(),
        booth_id uuid not null references booths.booth on delete cascade,
        leads integer not null check (leads > 0),
        created_at timestamptz not null default now()
      );
      create index on booths.lead_deletion (booth_id, created_at desc);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table booths.lead_deletion, booths.lead_reminder, booths.webhook_delivery, booths.webhook;
      drop index booths.consent_booth_id_revoked_at_idx;
      drop index booths.lead_export_by_id_idx;
      -- What was never made was never taken out either.
      delete from booths.lead_export where state <> 'done';
      alter table booths.lead_export drop column file_until, drop column read_at, drop column bytes, drop column file,
        drop column progress, drop column state;
    `);
  }
}
