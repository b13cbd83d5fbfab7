import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who does not want to be brought together with whom, as partnerships know it. */
export class PartnershipBlocks1795305600037 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table partnerships.block (
        participant_id uuid not null references profiles.participant on delete cascade,
        other_id uuid not null references profiles.participant on delete cascade,
        is_blocked boolean not null,
        -- Whichever of two changes is heard of first, the later one holds.
        at timestamptz not null,
        primary key (participant_id, other_id)
      );
      insert into partnerships.block (participant_id, other_id, is_blocked, at)
        select participant_id, blocked_id, true, created_at from live.block;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop table partnerships.block;`);
  }
}
