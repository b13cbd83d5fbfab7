import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Busy times that are read from people's own calendars. */
export class OwnCalendars1795305600036 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table profiles.own_calendar (
        participant_id uuid primary key references profiles.participant on delete cascade,
        url text not null check (length(url) <= 2000),
        -- Of the version that was read last.
        etag text,
        -- Times only, within the days of the fair: [{"startsAt": ..., "endsAt": ...}].
        busy jsonb not null default '[]',
        read_at timestamptz,
        trouble text,
        due_at timestamptz not null default now(),
        -- Whoever reads it; if that takes too long, somebody else does.
        taken_until timestamptz
      );
      create index on profiles.own_calendar (due_at);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table profiles.own_calendar');
  }
}
