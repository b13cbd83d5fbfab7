import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Meetings that a timetable could not put on the agendas, since somebody was no longer free. */
export class ObstructedPublications1795305600053 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table matchmaking.repair drop constraint repair_cause_check,
        add constraint repair_cause_check check (cause in ('cancelled', 'no-show', 'moved', 'late-wish', 'not-free'))
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`delete from matchmaking.repair where cause = 'not-free'`);
    await queryRunner.query(`
      alter table matchmaking.repair drop constraint repair_cause_check,
        add constraint repair_cause_check check (cause in ('cancelled', 'no-show', 'moved', 'late-wish'))
    `);
  }
}
