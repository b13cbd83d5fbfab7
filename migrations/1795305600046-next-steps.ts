import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What comes of a meeting: notes that a team shares, the next step and its day. */
export class NextSteps1795305600046 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table meetings.feedback
        add column is_shared boolean not null default false,
        add column next_step text not null default '' check (char_length(next_step) <= 300),
        add column next_on date,
        add column is_next_done boolean not null default false,
        -- The day of which its owner was told.
        add column next_told_on date,
        add constraint next_step_has_words check (next_step <> '' or (next_on is null and not is_next_done));
      -- Looked at in every round for what is due.
      create index next_step_due on meetings.feedback (next_on)
        where next_on is not null and not is_next_done and next_told_on is distinct from next_on;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop index meetings.next_step_due;
      alter table meetings.feedback drop is_shared, drop next_step, drop next_on, drop is_next_done, drop next_told_on;
    `);
  }
}
