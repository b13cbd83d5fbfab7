import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A search reads narrow rows: what is found by a name, or beside it, stands by itself, and the words of whole texts lie apart. */
export class CatalogueSpeed1795305600028 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table booths.catalogue_entry alter column words set storage external;
      -- Rows are read by the thousand; the words of their texts hardly ever, since the index knows them.
      alter table booths.catalogue_entry set (toast_tuple_target = 256);
      alter table booths.catalogue_entry
        -- Of the name alone.
        add column title tsvector not null generated always as (ts_filter(words, '{a}')) stored,
        -- And of what stands beside it: tagline, sector, the company of a product.
        add column head tsvector not null generated always as (ts_filter(words, '{a,b,d}')) stored;
      create index on booths.catalogue_entry using gin (title);
      create index on booths.catalogue_entry using gin (head);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table booths.catalogue_entry drop column title, drop column head;
      alter table booths.catalogue_entry reset (toast_tuple_target);
      alter table booths.catalogue_entry alter column words set storage extended;
    `);
  }
}
