import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How each person of a meeting takes part in it, once somebody has chosen. */
export class TakesPart1795305600034 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table meetings.attendee
        -- Null: as the place of the meeting and the person's own profile say.
        add column takes_part text check (takes_part in ('on_site', 'virtual'));
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`alter table meetings.attendee drop column takes_part;`);
  }
}
