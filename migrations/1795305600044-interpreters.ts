import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Interpreters of a fair, and the meetings for which they are booked. */
export class Interpreters1795305600044 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table meetings.interpreter (
        id uuid primary key default gen_random_uuid(),
        fair_id uuid not null references fairs.fair on delete cascade,
        name text not null check (name <> '' and length(name) <= 120),
        contact text not null default '' check (length(contact) <= 200),
        -- 'de-fr': both ways, in the order of the alphabet.
        pairs text[] not null check (cardinality(pairs) between 1 and 20),
        is_on_site boolean not null,
        is_remote boolean not null check (not is_remote or contact <> ''),
        -- On the fair's clock; null: as long as the fair is open.
        opens_at time,
        closes_at time,
        check (is_on_site or is_remote),
        check ((opens_at is null) = (closes_at is null) and opens_at < closes_at),
        unique (id, fair_id)
      );
      create index on meetings.interpreter (fair_id, name, id);

      create table meetings.interpreter_booking (
        meeting_id uuid primary key,
        interpreter_id uuid not null,
        fair_id uuid not null,
        during tstzrange not null,
        status text not null,
        pair text not null,
        booked_at timestamptz not null default now(),
        foreign key (interpreter_id, fair_id) references meetings.interpreter (id, fair_id) on delete cascade,
        -- The meeting takes its booking along, and frees the interpreter when it is called off.
        foreign key (meeting_id, fair_id, during, status)
          references meetings.meeting (id, fair_id, during, status) on update cascade on delete cascade,
        constraint one_meeting_of_an_interpreter exclude using gist (interpreter_id with =, during with &&)
          where (status = 'scheduled')
          deferrable initially immediate
      );
      create index on meetings.interpreter_booking (fair_id);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table meetings.interpreter_booking, meetings.interpreter');
  }
}
