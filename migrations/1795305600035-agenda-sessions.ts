import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sessions of the programme that people have put on their agendas. */
export class AgendaSessions1795305600035 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table meetings.agenda_session (
        participant_id uuid not null references profiles.participant on delete cascade,
        -- Kept by live, which says here what of it an agenda shows.
        session_id uuid not null,
        title jsonb not null,
        during tstzrange not null check (not isempty(during)),
        -- Nobody is to ask for a meeting then.
        is_busy boolean not null,
        is_cancelled boolean not null default false,
        -- Counts the changes, for calendars.
        sequence int not null default 0,
        primary key (participant_id, session_id)
      );
      create index on meetings.agenda_session (session_id);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table meetings.agenda_session');
  }
}
