import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which of the addresses of a table's screen is the one that opens it: each new one ends those before. */
export class TableScreens1795305600049 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `alter table meetings.table_place add screen_edition integer not null default 0 check (screen_edition >= 0)`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table meetings.table_place drop screen_edition');
  }
}
