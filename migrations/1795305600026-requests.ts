import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Products in meeting requests, meetings that people have booked by themselves, and opening hours of all booths. */
export class Requests1795305600026 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- What the request is about: a product of one of the two.
      alter table matchmaking.wish add column product_id uuid references booths.product on delete set null;
      create index on matchmaking.wish (product_id) where product_id is not null;
      -- Times that are taken without any timetable, for those that are still to be made. Whichever of the booking and its
      -- cancellation is heard of first: what was cancelled stays so.
      create table matchmaking.booked_meeting (
        -- Id of meetings.meeting.
        meeting_id uuid primary key,
        fair_id uuid not null references fairs.fair on delete cascade,
        -- Ids of profiles.participant. Times of people who are gone take nobody's place.
        a_id uuid not null,
        b_id uuid not null,
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        is_cancelled boolean not null,
        check (ends_at > starts_at)
      );
      create index on matchmaking.booked_meeting (fair_id, ends_at) where not is_cancelled;

      -- What a meeting is about. Its name is kept, so that the meeting says so when the product is no longer shown.
      create table meetings.meeting_product (
        meeting_id uuid not null references meetings.meeting on delete cascade,
        asked_by_id uuid not null references profiles.participant on delete cascade,
        -- Id of booths.product.
        product_id uuid not null,
        name jsonb not null,
        primary key (meeting_id, asked_by_id)
      );

      -- The organiser's hours for all booths that have none of their own; days without a row have those of the fair. Nulls: closed.
      create table booths.fair_day (
        fair_id uuid not null references fairs.fair on delete cascade,
        day date not null,
        opens_at time,
        closes_at time,
        primary key (fair_id, day),
        check ((opens_at is null) = (closes_at is null)),
        check (closes_at > opens_at)
      );

      -- A calendar entry that comes with a mail, as iCalendar; empty where there is none.
      alter table messaging.mail add column calendar text not null default '';
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table messaging.mail drop column calendar;
      drop table booths.fair_day, meetings.meeting_product, matchmaking.booked_meeting;
      alter table matchmaking.wish drop column product_id;
    `);
  }
}
