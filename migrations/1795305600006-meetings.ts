import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Meetings1795305600006 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create schema meetings;
      create table meetings.meeting (
        id uuid primary key default gen_random_uuid(),
        fair_id uuid not null references fairs.fair on delete cascade,
        run_id uuid,
        during tstzrange not null check (not isempty(during) and lower_inc(during) and not upper_inc(during)),
        place text not null check (place in ('video', 'table')),
        table_number integer check (table_number > 0),
        status text not null default 'scheduled' check (status in ('scheduled', 'cancelled')),
        held_at timestamptz,
        created_at timestamptz not null default now(),
        check ((place = 'table') = (table_number is not null)),
        -- Referred to by attendee, so that its copy of the time and status cannot differ.
        unique (id, fair_id, during, status),
        constraint one_meeting_at_a_table exclude using gist (fair_id with =, table_number with =, during with &&)
          where (status = 'scheduled' and table_number is not null)
          deferrable initially immediate
      );
      create index on meetings.meeting (run_id);
      create index on meetings.meeting (fair_id, lower(during), id);

      create table meetings.attendee (
        meeting_id uuid not null,
        participant_id uuid not null references profiles.participant,
        fair_id uuid not null,
        during tstzrange not null,
        status text not null,
        part text not null check (part in ('party', 'guest')),
        invited_by uuid references profiles.participant,
        first_joined_at timestamptz,
        last_joined_at timestamptz,
        last_left_at timestamptz,
        primary key (meeting_id, participant_id),
        foreign key (meeting_id, fair_id, during, status)
          references meetings.meeting (id, fair_id, during, status) on update cascade on delete cascade,
        -- Nobody is in two meetings at a time, whatever the code does.
        constraint one_meeting_at_a_time exclude using gist (participant_id with =, during with &&)
          where (status = 'scheduled')
          deferrable initially immediate
      );
      create index on meetings.attendee (participant_id, lower(during));

      create table meetings.feedback (
        meeting_id uuid not null references meetings.meeting on delete cascade,
        participant_id uuid not null references profiles.participant,
        rating smallint check (rating between 1 and 5),
        note text not null default '',
        follow_up boolean not null default false,
        updated_at timestamptz not null default now(),
        primary key (meeting_id, participant_id)
      );
      create table meetings.subscription (
        participant_id uuid primary key references profiles.participant on delete cascade,
        token text not null unique
      );
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop schema meetings cascade');
  }
}
