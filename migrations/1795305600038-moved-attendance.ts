import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A meeting that is moved begins anew: who was there at its former time was not at this one. */
export class MovedAttendance1795305600038 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table meetings.attendee
        -- When the meeting was moved. What the room tells of the time before counts no more; null: all counts.
        add column counts_from timestamptz,
        add constraint attendance_counts check (counts_from is null or first_joined_at is null or first_joined_at >= counts_from);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`alter table meetings.attendee drop column counts_from;`);
  }
}
