import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Names of those in calls and recordings who are not of the fair: the screen of a table, an interpreter. */
export class NamesOfGuests1795305600060 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- '': whoever is of the fair is called as the profile says, and by nothing once that is gone.
      alter table live.call_person add called_as text not null default '';
      alter table live.recording_person add called_as text not null default '';
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table live.call_person drop called_as;
      alter table live.recording_person drop called_as;
    `);
  }
}
