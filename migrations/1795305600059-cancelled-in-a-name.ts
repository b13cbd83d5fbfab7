import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which lead of a delegation has cancelled a meeting in somebody's name. */
export class CancelledInAName1795305600059 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table meetings.meeting
        -- {leadName, delegation}; null: whoever is named as having cancelled has done it.
        add cancelled_through jsonb check (jsonb_typeof(cancelled_through) = 'object'),
        add constraint cancelled_through_somebody check (cancelled_through is null or cancelled_by is not null)
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table meetings.meeting drop cancelled_through');
  }
}
