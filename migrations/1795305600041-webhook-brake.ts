import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Webhooks whose receiver takes nothing are called less often, and what they are to be told waits together. */
export class WebhookBrake1795305600041 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table booths.webhook
        -- Attempts in a row that came to nothing.
        add column failures integer not null default 0,
        -- Until then nothing is sent but what somebody asks for. What waits for it has no time of its own.
        add column held_until timestamptz,
        -- Of the last attempt that came to nothing.
        add column trouble text,
        add column status integer,
        add column told_at timestamptz;
      create index on booths.webhook (held_until) where held_until is not null;
      create index on booths.webhook_delivery (webhook_id, attempts, created_at) where state = 'waiting' and next_at is null;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      update booths.webhook_delivery set next_at = now() where state = 'waiting' and next_at is null;
      drop index booths.webhook_delivery_webhook_id_attempts_created_at_idx;
      alter table booths.webhook drop column told_at, drop column status, drop column trouble, drop column held_until, drop column failures;
    `);
  }
}
