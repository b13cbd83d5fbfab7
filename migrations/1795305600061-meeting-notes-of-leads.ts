import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people of a booth have noted of a meeting and shared with their team, for the lead. */
export class MeetingNotesOfLeads1795305600061 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table booths.meeting_note (
        id uuid primary key default gen_random_uuid(),
        fair_id uuid not null references fairs.fair on delete cascade,
        booth_id uuid not null references booths.booth on delete cascade,
        participant_id uuid not null references profiles.participant on delete cascade,
        meeting_id uuid not null,
        author_id uuid not null references profiles.participant on delete cascade,
        -- '': no longer shared. Kept, so that an older word that comes later changes nothing.
        text text not null check (length(text) <= 4000),
        said_at timestamptz not null,
        unique (booth_id, participant_id, meeting_id, author_id)
      );
      create index on booths.meeting_note (participant_id);
      create index on booths.meeting_note (author_id);
      create index on booths.meeting_note (fair_id);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table booths.meeting_note');
  }
}
