import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Messaging1795305600007 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create schema messaging;
      create table messaging.notification (
        id uuid primary key default gen_random_uuid(),
        user_id uuid not null references auth."user" on delete cascade,
        fair_id uuid not null references fairs.fair on delete cascade,
        kind text not null,
        params jsonb not null default '{}',
        path text not null,
        -- The event that led to it: handling the event again adds nothing.
        event_id text not null,
        created_at timestamptz not null default now(),
        read_at timestamptz,
        unique (event_id, user_id)
      );
      create index on messaging.notification (user_id, created_at desc, id desc);
      create index on messaging.notification (user_id) where read_at is null;
      create table messaging.mail (
        id uuid primary key default gen_random_uuid(),
        recipient text not null,
        subject text not null,
        body_text text not null,
        body_html text not null,
        event_id text not null unique,
        created_at timestamptz not null default now(),
        -- When the link in it stops working.
        expires_at timestamptz not null,
        -- The last attempt that failed after those of the event itself were over.
        tried_at timestamptz,
        sent_at timestamptz
      );
      create index on messaging.mail (created_at desc, id desc);
      create index on messaging.mail (recipient, created_at desc, id desc);
      create index on messaging.mail (created_at) where sent_at is null;
      create index on messaging.mail (created_at) where body_text <> '';
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop schema messaging cascade');
  }
}
