import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Delegations, who leads them, and what their members let the leads do. */
export class Delegations1795305600040 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table meetings.delegation (
        id uuid primary key default gen_random_uuid(),
        fair_id uuid not null references fairs.fair on delete cascade,
        name text not null check (char_length(name) between 1 and 120),
        kind text not null check (char_length(kind) between 1 and 60),
        country text check (country ~ '^[A-Z]{2}$'),
        created_at timestamptz not null default clock_timestamp(),
        -- Rows stay: what was granted, and what was done with it, has to be known afterwards.
        ended_at timestamptz check (ended_at >= created_at)
      );
      create index on meetings.delegation (fair_id, created_at desc, id desc);

      create table meetings.delegation_lead (
        delegation_id uuid not null references meetings.delegation on delete cascade,
        participant_id uuid not null references profiles.participant on delete cascade,
        primary key (delegation_id, participant_id)
      );
      create index on meetings.delegation_lead (participant_id);

      create table meetings.delegation_member (
        id uuid primary key default gen_random_uuid(),
        delegation_id uuid not null references meetings.delegation on delete cascade,
        participant_id uuid not null references profiles.participant on delete cascade,
        invited_at timestamptz not null default clock_timestamp(),
        ended_at timestamptz check (ended_at >= invited_at),
        -- By the own choice: leads do not ask again.
        has_left boolean not null default false check (not has_left or ended_at is not null)
      );
      create unique index one_open_membership on meetings.delegation_member (delegation_id, participant_id) where ended_at is null;
      create index on meetings.delegation_member (delegation_id, invited_at, id) where ended_at is null;
      create index on meetings.delegation_member (participant_id, invited_at desc, id desc);

      create table meetings.delegation_grant (
        id uuid primary key default gen_random_uuid(),
        member_id uuid not null references meetings.delegation_member on delete cascade,
        what text not null check (what in ('agenda', 'booking')),
        granted_at timestamptz not null default clock_timestamp(),
        revoked_at timestamptz check (revoked_at >= granted_at)
      );
      create unique index one_open_grant on meetings.delegation_grant (member_id, what) where revoked_at is null;
      create index on meetings.delegation_grant (member_id, granted_at);

      -- What a lead has done in somebody's name; the delegation's name as it was then.
      alter table meetings.request_act
        add column acting_id uuid references profiles.participant on delete set null,
        add column acting_for text not null default '',
        add check (acting_id is null or acting_for <> '');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table meetings.request_act drop column acting_id, drop column acting_for;
      drop table meetings.delegation_grant, meetings.delegation_member, meetings.delegation_lead, meetings.delegation;
    `);
  }
}
