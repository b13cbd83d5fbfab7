import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What counts in a person's reliability, and appeals against it. */
export class Reliability1795305600045 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table meetings.appeal (
        id uuid primary key default gen_random_uuid(),
        fair_id uuid not null references fairs.fair on delete cascade,
        participant_id uuid not null references profiles.participant on delete cascade,
        -- What is appealed: a meeting that was missed or a request that was not answered.
        meeting_id uuid references meetings.meeting on delete cascade,
        request_id uuid references meetings.request on delete cascade,
        text text not null check (char_length(text) between 10 and 1000),
        created_at timestamptz not null default now(),
        decision text check (decision in ('accepted', 'refused')),
        decided_by uuid references auth."user" on delete set null,
        decided_at timestamptz,
        word text not null default '' check (char_length(word) <= 1000),
        check (num_nonnulls(meeting_id, request_id) = 1),
        check ((decision is null) = (decided_at is null)),
        check (decision <> 'refused' or word <> ''),
        unique (participant_id, meeting_id),
        unique (participant_id, request_id)
      );
      create index appeal_page on meetings.appeal (fair_id, (decision is null), created_at desc, id desc);
      create index on meetings.appeal (meeting_id) where meeting_id is not null;
      create index on meetings.appeal (request_id) where request_id is not null;
      create index on meetings.appeal (decided_by) where decided_by is not null;

      -- Every case by which somebody was reliable or was not. What nobody knows is no case: a meeting of which nobody has said or shown
      -- anything, a request that was taken back, or of which no proposed time was left.
      create view meetings.reliability_case as
        select a.fair_id, a.participant_id, 'meeting' as kind, a.meeting_id as id, lower(a.during) as at, not a.was_missed as is_kept,
          p.decision is not distinct from 'accepted' as is_excused
        from meetings.attendee a join meetings.meeting m on m.id = a.meeting_id
          left join meetings.appeal p on p.participant_id = a.participant_id and p.meeting_id = a.meeting_id
        where a.part = 'party' and (m.cancel_cause = 'no-show'
          or (m.held_at is not null and (a.first_joined_at is not null or a.checked_in_at is not null)))
        union all
        select r.fair_id, one.participant_id, 'request', r.id, r.updated_at, not missed.it,
          p.decision is not distinct from 'accepted'
        from meetings.request r join meetings.request_person one on one.request_id = r.id
          cross join lateral (select r.status = 'expired' and not r.are_times_gone and r.holder_id = one.participant_id as it) missed
          left join meetings.appeal p on p.participant_id = one.participant_id and p.request_id = r.id
        where missed.it or (r.status <> 'pending' and exists (
          select 1 from meetings.request_act act where act.request_id = r.id and act.by_id = one.participant_id
            and act.act in ('accepted', 'declined', 'countered', 'handed-over')));

      -- Null: the case does not count any more.
      alter table matchmaking.meeting_outcome alter is_held drop not null;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      delete from matchmaking.meeting_outcome where is_held is null;
      alter table matchmaking.meeting_outcome alter is_held set not null;
      drop view meetings.reliability_case;
      drop table meetings.appeal;
    `);
  }
}
