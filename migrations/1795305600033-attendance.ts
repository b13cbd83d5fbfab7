import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who was at a meeting and how long; who was missed, and what is appealed. */
export class Attendance1795305600033 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table meetings.attendee
        -- By a code that somebody of the other side had.
        add column checked_in_at timestamptz,
        -- Of a no-show: was expected and did not come.
        add column was_missed boolean not null default false,
        add constraint parties_are_expected check (part = 'party' or (checked_in_at is null and not was_missed));
      update meetings.attendee a set was_missed = true from meetings.meeting m
      where m.id = a.meeting_id and m.cancel_cause = 'no-show' and m.cancelled_by = a.participant_id and a.part = 'party';

      -- Comings and goings in the room, as it tells them. Told twice, it is one row.
      create table meetings.presence_change (
        meeting_id uuid not null,
        participant_id uuid not null,
        at timestamptz not null,
        change text not null check (change in ('joined', 'left')),
        primary key (meeting_id, participant_id, at, change),
        foreign key (meeting_id, participant_id) references meetings.attendee on delete cascade
      );
      insert into meetings.presence_change (meeting_id, participant_id, at, change)
        select meeting_id, participant_id, first_joined_at, 'joined' from meetings.attendee where first_joined_at is not null
        union
        select meeting_id, participant_id, last_left_at, 'left' from meetings.attendee
        where first_joined_at is not null and last_left_at is not null
        union
        -- Whoever came back after having left.
        select meeting_id, participant_id, last_joined_at, 'joined' from meetings.attendee
        where first_joined_at is not null and last_joined_at is not null;

      -- When somebody was at a meeting: in its room, from each coming to what follows; at the table, from the check-in to the meeting's end.
      -- Without an end for whoever has not left the room.
      create view meetings.presence as
        select meeting_id, participant_id, range_agg(during) as during from (
          select meeting_id, participant_id, tstzrange(at, next_at) as during from (
            select meeting_id, participant_id, change, at,
              lead(at) over (partition by meeting_id, participant_id order by at, change desc) as next_at
            from meetings.presence_change
          ) change where change = 'joined'
          union all
          select meeting_id, participant_id, tstzrange(checked_in_at, greatest(checked_in_at, upper(during))) from meetings.attendee
          where checked_in_at is not null
        ) stay
        group by meeting_id, participant_id;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop view meetings.presence;
      drop table meetings.presence_change;
      alter table meetings.attendee drop checked_in_at, drop was_missed;
    `);
  }
}
