import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who took leads out of Parvis, and what booths have cost. */
export class LeadExports1795305600022 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table booths.lead_export (
        id uuid primary key default gen_random_uuid(),
        booth_id uuid not null references booths.booth on delete cascade,
        by_id uuid references profiles.participant on delete set null,
        format text not null,
        rows integer not null check (rows >= 0),
        created_at timestamptz not null default now()
      );
      create index on booths.lead_export (booth_id, created_at desc);

      create table booths.booth_price (
        booth_id uuid primary key references booths.booth on delete cascade,
        amount numeric(12, 2) not null check (amount >= 0),
        currency text not null check (currency ~ '^[A-Z]{3}$')
      );
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table booths.booth_price, booths.lead_export');
  }
}
