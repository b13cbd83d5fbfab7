import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Leads of booths, what people have agreed to give them, badges. */
export class Leads1795305600021 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- A fair without a row has the defaults of the code.
      create table booths.lead_settings (
        fair_id uuid primary key references fairs.fair on delete cascade,
        counts text[] not null,
        gives jsonb not null,
        retention_days integer check (retention_days > 0)
      );

      -- A person's business card for a fair; what narrows an act is null until the person has decided.
      create table booths.contact_card (
        participant_id uuid primary key references profiles.participant on delete cascade,
        phone text not null default '',
        address text not null default '',
        website text not null default '',
        scan_gives text[],
        meeting_gives text[]
      );

      create table booths.badge (
        participant_id uuid primary key references profiles.participant on delete cascade,
        fair_id uuid not null references fairs.fair on delete cascade,
        -- Random; the signature is not kept.
        number text not null unique,
        created_at timestamptz not null default now()
      );

      -- Everybody who has had to do with a booth. Whether this is a lead follows from the sources and the fair's settings. Contact
      -- data is never copied here: it is read from its owner for as long as there is consent.
      create table booths.lead (
        id uuid primary key default gen_random_uuid(),
        fair_id uuid not null references fairs.fair on delete cascade,
        booth_id uuid not null references booths.booth on delete cascade,
        participant_id uuid not null references profiles.participant on delete cascade,
        -- Of the person, for groups and order.
        company_id uuid,
        company_key text collate "C" not null default '',
        sources text[] not null default '{}',
        grade smallint check (grade between 1 and 5),
        temperature text check (temperature in ('hot', 'warm', 'cold')),
        tags text[] not null default '{}',
        answers jsonb not null default '{}',
        next_step text not null default '',
        next_on date,
        next_done_at timestamptz,
        assigned_to uuid references profiles.participant on delete set null,
        first_at timestamptz not null,
        last_at timestamptz not null,
        unique (booth_id, participant_id)
      );
      create index on booths.lead (booth_id, last_at desc, id);
      create index on booths.lead (booth_id, company_key, id);
      create index on booths.lead (participant_id);
      create index on booths.lead (fair_id);

      -- The timeline. The key makes a second delivery of the same event change nothing.
      create table booths.lead_event (
        id bigint generated always as identity primary key,
        lead_id uuid not null references booths.lead on delete cascade,
        booth_id uuid not null,
        key text not null,
        kind text not null,
        at timestamptz not null,
        by_id uuid references profiles.participant on delete set null,
        details jsonb not null default '{}',
        unique (lead_id, key)
      );
      create index on booths.lead_event (booth_id, at);

      create table booths.lead_note (
        id uuid primary key default gen_random_uuid(),
        lead_id uuid not null references booths.lead on delete cascade,
        author_id uuid references profiles.participant on delete set null,
        text text not null check (text <> ''),
        created_at timestamptz not null default now()
      );
      create index on booths.lead_note (lead_id, created_at);

      create table booths.lead_question (
        id uuid not null,
        booth_id uuid not null references booths.booth on delete cascade,
        position integer not null,
        kind text not null check (kind in ('text', 'choice', 'yes-no')),
        text text not null,
        choices text[] not null default '{}',
        primary key (booth_id, id)
      );

      -- Receipts: what a person gave to which booth, when, by which act. They stay when they are revoked.
      create table booths.consent (
        id uuid primary key default gen_random_uuid(),
        fair_id uuid not null references fairs.fair on delete cascade,
        booth_id uuid not null references booths.booth on delete cascade,
        participant_id uuid not null references profiles.participant on delete cascade,
        act text not null check (act in ('exchange', 'request', 'scan', 'meeting')),
        -- What the act was about, so that a second delivery is the same receipt.
        key text not null,
        fields text[] not null,
        given_at timestamptz not null,
        revoked_at timestamptz,
        unique (booth_id, participant_id, key)
      );
      create index on booths.consent (participant_id, given_at desc, id);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table booths.consent, booths.lead_question, booths.lead_note, booths.lead_event, booths.lead, booths.badge,
        booths.contact_card, booths.lead_settings
    `);
  }
}
