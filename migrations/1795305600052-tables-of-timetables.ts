import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What timetables have to know of tables: for how many they are, and when they are there. */
export class TablesOfTimetables1795305600052 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table matchmaking.fair_table (
        fair_id uuid not null references fairs.fair on delete cascade,
        number integer not null check (number > 0),
        seats smallint check (seats between 2 and 50),
        opens_at time,
        closes_at time,
        -- Microseconds since 1970, as the news of it said.
        version bigint not null,
        primary key (fair_id, number),
        check ((opens_at is null) = (closes_at is null) and opens_at < closes_at)
      );
      insert into matchmaking.fair_table (fair_id, number, seats, opens_at, closes_at, version)
      select fair_id, number, seats, opens_at, closes_at, (extract(epoch from now()) * 1000000)::bigint
      from meetings.table_place where seats is not null or opens_at is not null;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table matchmaking.fair_table');
  }
}
