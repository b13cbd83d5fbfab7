import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How people rated those whom they met, for their own proposals. */
export class MeetingRatings1795305600047 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table matchmaking.meeting_rating (
        rater_id uuid not null references profiles.participant on delete cascade,
        rated_id uuid not null references profiles.participant on delete cascade,
        meeting_id uuid not null,
        -- Null: taken back.
        rating smallint check (rating between 1 and 5),
        at timestamptz not null,
        primary key (rater_id, rated_id, meeting_id)
      );
      create index on matchmaking.meeting_rating (rated_id);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table matchmaking.meeting_rating');
  }
}
