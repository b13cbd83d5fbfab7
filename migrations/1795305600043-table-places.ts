import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where the tables of a fair are, for how many, when and with what; and the picture of the floor. */
export class TablePlaces1795305600043 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table meetings.table_place (
        fair_id uuid not null references fairs.fair on delete cascade,
        number integer not null check (number > 0),
        zone text not null default '' check (length(zone) <= 80),
        seats smallint check (seats between 2 and 50),
        equipment text[] not null default '{}' check (equipment <@ array['screen', 'power', 'quiet', 'step-free']),
        -- On the fair's clock; null: as long as the fair is open.
        opens_at time,
        closes_at time,
        way_en text not null default '' check (length(way_en) <= 400),
        way_fr text not null default '' check (length(way_fr) <= 400),
        -- Percent of the floor plan's width and height.
        x real check (x between 0 and 100),
        y real check (y between 0 and 100),
        primary key (fair_id, number),
        check ((opens_at is null) = (closes_at is null) and opens_at < closes_at),
        check ((x is null) = (y is null))
      );
      create table meetings.floor_plan (
        fair_id uuid primary key references fairs.fair on delete cascade,
        image_id uuid not null references platform.image on delete cascade
      );
      create index on meetings.floor_plan (image_id);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table meetings.floor_plan, meetings.table_place');
  }
}
