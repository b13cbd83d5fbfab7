import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Calls that are over are looked at once, and again when they were moved after that: did one side wait in vain? */
export class Absences1795305600050 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table meetings.meeting add judged_at timestamptz;
      -- Those of the time before are not gone over again.
      update meetings.meeting set judged_at = now() where upper(during) < now();
      create index to_be_judged on meetings.meeting (upper(during))
        where (judged_at is null or judged_at < upper(during)) and place = 'video' and status = 'scheduled' and held_at is null;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table meetings.meeting drop judged_at');
  }
}
