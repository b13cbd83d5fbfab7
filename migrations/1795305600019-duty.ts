import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Opening hours and duty rosters of booths, and who looks at them. */
export class Duty1795305600019 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- Own hours of a booth, on the clock of the fair's zone; a booth without any has those of the fair. Nulls: closed that day.
      create table booths.booth_day (
        booth_id uuid not null references booths.booth on delete cascade,
        day date not null,
        opens_at time,
        closes_at time,
        primary key (booth_id, day),
        check ((opens_at is null) = (closes_at is null)),
        check (closes_at > opens_at)
      );
      create table booths.duty_shift (
        id uuid primary key default gen_random_uuid(),
        fair_id uuid not null references fairs.fair on delete cascade,
        booth_id uuid not null references booths.booth on delete cascade,
        participant_id uuid not null references profiles.participant on delete cascade,
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        check (ends_at > starts_at),
        constraint one_shift_at_a_time exclude using gist (participant_id with =, tstzrange(starts_at, ends_at) with &&)
      );
      create index on booths.duty_shift (booth_id, starts_at);
      create index on booths.duty_shift (fair_id, ends_at);
      -- Stronger than the roster until it ends.
      create table booths.duty_switch (
        participant_id uuid primary key references profiles.participant on delete cascade,
        fair_id uuid not null references fairs.fair on delete cascade,
        booth_id uuid not null references booths.booth on delete cascade,
        is_on boolean not null,
        until timestamptz not null
      );
      create index on booths.duty_switch (booth_id);
      create index on booths.duty_switch (fair_id);

      create table booths.visibility (
        participant_id uuid primary key references profiles.participant on delete cascade,
        fair_id uuid not null references fairs.fair on delete cascade,
        is_visible boolean not null,
        decided_at timestamptz not null default now()
      );
      create index on booths.visibility (fair_id);
      -- One look at a booth. It lasts as long as the connection of its page, a short break apart.
      create table booths.visit (
        id uuid primary key default gen_random_uuid(),
        fair_id uuid not null references fairs.fair on delete cascade,
        booth_id uuid not null references booths.booth on delete cascade,
        participant_id uuid not null references profiles.participant on delete cascade,
        user_id uuid not null,
        line_id text not null,
        started_at timestamptz not null default clock_timestamp(),
        left_at timestamptz,
        -- When others were told of it, which is only with the visitor's consent, once.
        told_at timestamptz
      );
      create unique index one_visit_at_a_time on booths.visit (booth_id, participant_id) where left_at is null;
      create index on booths.visit (line_id) where left_at is null;
      create index on booths.visit (id) where left_at is null;
      create index on booths.visit (booth_id, started_at, id);
      create index on booths.visit (participant_id, booth_id, started_at);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `drop table booths.visit, booths.visibility, booths.duty_switch, booths.duty_shift, booths.booth_day`,
    );
  }
}
