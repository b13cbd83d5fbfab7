import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Meetings that were cancelled and by whom, booths as places, people at a table with others on video. */
export class Cancellations1795305600011 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table meetings.meeting
        -- The pair that the timetable brought together; others of either side are attendees like them. a is the smaller id.
        add a_id uuid references profiles.participant,
        add b_id uuid references profiles.participant,
        add booth_company_id uuid references profiles.company on delete set null,
        add has_video boolean not null default true,
        add cancelled_at timestamptz,
        add cancel_cause text check (cancel_cause in ('cancelled', 'no-show', 'timetable')),
        -- Who cancelled, or who was missed; null: the organiser.
        add cancelled_by uuid references profiles.participant,
        add cancel_reason text not null default '',
        -- How often calendars were given another version of it (RFC 5545).
        add sequence integer not null default 0,
        drop constraint meeting_place_check,
        add check (place in ('video', 'table', 'booth')),
        add check (a_id < b_id);
      update meetings.meeting set has_video = false where place = 'table';
      update meetings.meeting set cancelled_at = now(), cancel_cause = 'timetable', sequence = 1 where status = 'cancelled';
      update meetings.meeting m set a_id = party.ids[1], b_id = party.ids[2]
      from (select meeting_id, array_agg(participant_id order by participant_id) as ids from meetings.attendee
            where part = 'party' group by meeting_id having count(*) = 2) party
      where party.meeting_id = m.id and m.run_id is not null;
      alter table meetings.meeting
        add check ((status = 'cancelled') = (cancelled_at is not null)),
        add check ((status = 'cancelled') = (cancel_cause is not null));
      create index on meetings.meeting (a_id, b_id);
      create index on meetings.meeting (b_id);
      create index on meetings.meeting (cancelled_by) where cancelled_by is not null;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      delete from meetings.meeting where place = 'booth';
      alter table meetings.meeting drop a_id, drop b_id, drop booth_company_id, drop has_video, drop cancelled_at, drop cancel_cause,
        drop cancelled_by, drop cancel_reason, drop sequence, drop constraint meeting_place_check,
        add constraint meeting_place_check check (place in ('video', 'table'));
    `);
  }
}
