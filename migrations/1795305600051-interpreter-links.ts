import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which of the addresses of an interpreter's page is the one that opens it. */
export class InterpreterLinks1795305600051 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `alter table meetings.interpreter add link_edition integer not null default 0 check (link_edition >= 0)`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table meetings.interpreter drop link_edition');
  }
}
