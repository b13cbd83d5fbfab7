import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A telephone number as the last way out when no video comes about. */
export class CallPhone1795305600014 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `alter table profiles.participant add call_phone text not null default '' check (length(call_phone) <= 32)`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`alter table profiles.participant drop call_phone`);
  }
}
