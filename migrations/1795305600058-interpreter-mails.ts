import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Interpreters whom Parvis writes to, and what they were told last. */
export class InterpreterMails1795305600058 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table meetings.interpreter
        -- '': nobody writes to this person.
        add email text not null default '' check (length(email) <= 254),
        -- The bookings of which the mails until now have told.
        add told jsonb not null default '[]' check (jsonb_typeof(told) = 'array'),
        add told_at timestamptz;
      create index told_by_mail on meetings.interpreter (id) where email <> '';
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table meetings.interpreter drop email, drop told, drop told_at');
  }
}
