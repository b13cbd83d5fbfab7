import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Fairs that only their organisers get into so far, noted where every request looks for roles. */
export class DraftFairs1795305600042 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- fair_id has no reference because fairs are another domain's.
      create table auth.draft_fair (fair_id uuid primary key);
      insert into auth.draft_fair select id from fairs.fair where status = 'draft';
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table auth.draft_fair');
  }
}
