import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Booths in two languages with a draft, pictures, people, a place in the hall and a package; the catalogue that is searched. */
export class BoothEditor1795305600017 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- What was written in one language stands under the fair's first, as far as Parvis speaks it.
      create function booths.local_text(said text, in_fair uuid) returns jsonb language sql stable
        return (select case when fair.languages[1] = 'fr' then jsonb_build_object('en', '', 'fr', said)
          else jsonb_build_object('en', said, 'fr', '') end from fairs.fair where id = in_fair);
      alter table booths.booth add column tagline_text jsonb not null default '{"en": "", "fr": ""}',
        add column description_text jsonb not null default '{"en": "", "fr": ""}';
      update booths.booth set tagline_text = booths.local_text(tagline, fair_id),
        description_text = booths.local_text(description, fair_id);
      alter table booths.booth drop column tagline, drop column description;
      alter table booths.booth rename column tagline_text to tagline;
      alter table booths.booth rename column description_text to description;

      alter table booths.product add column name_text jsonb, add column description_text jsonb not null default '{"en": "", "fr": ""}';
      update booths.product p set name_text = booths.local_text(p.name, b.fair_id),
        description_text = booths.local_text(p.description, b.fair_id)
      from booths.booth b where b.id = p.booth_id;
      alter table booths.product drop column name, drop column description, alter column name_text set not null;
      alter table booths.product rename column name_text to name;
      alter table booths.product rename column description_text to description;
      alter table booths.product add constraint product_name_check check (name->>'en' <> '' or name->>'fr' <> ''),
        add column pictures uuid[] not null default '{}',
        add column topics uuid[] not null default '{}',
        add column countries text[] not null default '{}';
      drop function booths.local_text;

      alter table booths.booth
        add column banner_id uuid references platform.image on delete set null,
        add column video text not null default '',
        -- Who is shown, in this order; null: everybody, by name.
        add column people uuid[],
        -- Only when an import says another size than before does it replace the one that the organiser has given.
        add column imported_size text,
        add column hall text not null default '',
        add column stand text not null default '',
        -- Null: only its own people and organisers see it.
        add column published_at timestamptz default now(),
        -- What is to be published next, as a whole; null: nothing but what is published.
        add column draft jsonb,
        add column draft_saved_at timestamptz,
        -- Grows with everything that replaces what an editor has in hand.
        add column draft_revision integer not null default 0;
      update booths.booth set published_at = created_at, imported_size = size;
      create unique index booth_stand_key on booths.booth (fair_id, lower(hall), lower(stand)) where stand <> '';

      -- Pictures that a booth may show. Those that nothing shows any more are removed when it is published.
      create table booths.picture (
        image_id uuid primary key references platform.image on delete cascade,
        booth_id uuid not null references booths.booth on delete cascade,
        created_at timestamptz not null default now()
      );
      create index on booths.picture (booth_id);
      insert into booths.picture (image_id, booth_id) select logo_id, id from booths.booth where logo_id is not null;

      -- What the packages of a fair hold; a fair without rows has the usual ones.
      create table booths.package (
        fair_id uuid not null references fairs.fair on delete cascade,
        size text not null check (size in ('S', 'M', 'L')),
        products integer not null check (products between 0 and 100),
        people integer not null check (people between 0 and 100),
        documents integer not null check (documents between 0 and 200),
        primary key (fair_id, size)
      );

      -- Everything that the catalogue finds: one row a published booth, one a product of it.
      create table booths.catalogue_entry (
        id uuid primary key,
        kind text not null check (kind in ('booth', 'product')),
        fair_id uuid not null references fairs.fair on delete cascade,
        booth_id uuid not null references booths.booth on delete cascade,
        size_rank smallint not null,
        sort_name text collate "C" not null,
        -- Of the company, and where a product is to be had.
        countries text[] not null,
        sector text not null,
        topics uuid[] not null,
        words tsvector not null
      );
      create index on booths.catalogue_entry (fair_id, size_rank, sort_name, id);
      create index on booths.catalogue_entry (fair_id, kind, size_rank, sort_name, id);
      create index on booths.catalogue_entry (booth_id);
      create index on booths.catalogue_entry using gin (words, topics, countries);

      -- As it is written and as English and French bend it, without accents.
      create function booths.words_of(said jsonb) returns tsvector language sql stable
        return to_tsvector('simple', platform.folded(concat_ws(' ', said->>'en', said->>'fr')))
          || to_tsvector('english', platform.folded(said->>'en')) || to_tsvector('french', platform.folded(said->>'fr'));
      create function booths.both(said jsonb) returns text language sql immutable
        return platform.folded(concat_ws(' ', said->>'en', said->>'fr'));

      -- Renews what hall and catalogue find of these booths.
      create function booths.reindex(ids uuid[]) returns void language sql as $body$
        update booths.booth set search_text = concat_ws(' ', sort_name, platform.folded(sector), booths.both(tagline),
          (select string_agg(booths.both(name), ' ' order by position, id) from booths.product where booth_id = booth.id))
        where id = any(ids);
        delete from booths.catalogue_entry where booth_id = any(ids);
        insert into booths.catalogue_entry (id, kind, fair_id, booth_id, size_rank, sort_name, countries, sector, topics, words)
        select b.id, 'booth', b.fair_id, b.id, b.size_rank, b.sort_name, array_remove(array[b.country], null), b.sector,
          array(select distinct unnest(p.topics) from booths.product p where p.booth_id = b.id),
          setweight(to_tsvector('simple', b.sort_name), 'A') || setweight(booths.words_of(b.tagline), 'B')
            || setweight(to_tsvector('simple', platform.folded(b.sector)), 'B') || setweight(booths.words_of(b.description), 'C')
        from booths.booth b where b.id = any(ids) and b.published_at is not null;
        insert into booths.catalogue_entry (id, kind, fair_id, booth_id, size_rank, sort_name, countries, sector, topics, words)
        select p.id, 'product', b.fair_id, b.id, b.size_rank,
          platform.folded(coalesce(nullif(p.name->>'en', ''), p.name->>'fr')),
          array_remove(p.countries || b.country, null), b.sector, p.topics,
          setweight(booths.words_of(p.name), 'A') || setweight(booths.words_of(p.description), 'C')
            || setweight(to_tsvector('simple', b.sort_name), 'D')
        from booths.product p join booths.booth b on b.id = p.booth_id
        where b.id = any(ids) and b.published_at is not null;
      $body$;
      select booths.reindex(array(select id from booths.booth));
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop function booths.reindex;
      drop function booths.both;
      drop function booths.words_of;
      drop table booths.catalogue_entry;
      drop table booths.package;
      drop table booths.picture;
      drop index booths.booth_stand_key;
      create function booths.one_text(said jsonb) returns text language sql immutable
        return coalesce(nullif(said->>'en', ''), said->>'fr');
      alter table booths.booth alter column tagline drop default, alter column description drop default;
      alter table booths.booth
        alter column tagline type text using booths.one_text(tagline),
        alter column description type text using booths.one_text(description),
        drop column banner_id, drop column video, drop column people, drop column imported_size, drop column hall,
        drop column stand, drop column published_at, drop column draft, drop column draft_saved_at, drop column draft_revision;
      alter table booths.booth alter column tagline set default '', alter column description set default '';
      alter table booths.product drop constraint product_name_check;
      alter table booths.product alter column description drop default;
      alter table booths.product
        alter column name type text using booths.one_text(name),
        alter column description type text using booths.one_text(description),
        drop column pictures, drop column topics, drop column countries;
      alter table booths.product alter column description set default '', add constraint product_name_check check (name <> '');
      drop function booths.one_text;
    `);
  }
}
