import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose streams are not in a recording, and why. */
export class RecordingGaps1795305600029 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table live.recording
        add column missing jsonb not null default '[]' check (jsonb_typeof(missing) = 'array');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`alter table live.recording drop column missing;`);
  }
}
