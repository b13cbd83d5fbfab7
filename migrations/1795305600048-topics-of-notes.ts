import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Topics that somebody's note of a meeting names and of which he or she wants more. */
export class TopicsOfNotes1795305600048 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table meetings.feedback
        add column topic_ids uuid[] not null default '{}' check (cardinality(topic_ids) <= 5);
      alter table matchmaking.meeting_rating
        add column topic_ids uuid[] not null default '{}' check (cardinality(topic_ids) <= 5);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table matchmaking.meeting_rating drop topic_ids;
      alter table meetings.feedback drop topic_ids;
    `);
  }
}
