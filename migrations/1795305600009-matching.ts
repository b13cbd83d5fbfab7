import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Matching1795305600009 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- Said although a colleague had asked to meet the same person.
      alter table matchmaking.wish add column beside_colleague boolean not null default false;
      drop index matchmaking.wish_fair_id_idx;
      -- Also finds whose answers have changed since a moment.
      create index on matchmaking.wish (fair_id, updated_at);

      create table matchmaking.match_settings (
        fair_id uuid primary key references fairs.fair on delete cascade,
        desire double precision not null check (desire between 0 and 2),
        project double precision not null check (project between 0 and 2),
        balance double precision not null check (balance between 0 and 2),
        terms double precision not null check (terms between 0 and 2),
        proof double precision not null check (proof between 0 and 2),
        activity double precision not null check (activity between 0 and 2),
        reach double precision not null check (reach between 0 and 1),
        explore_places smallint not null check (explore_places between 0 and 4),
        per_company smallint not null check (per_company between 1 and 5),
        learns boolean not null,
        updated_at timestamptz not null default now()
      );

      -- What the last fit of a fair came to.
      create table matchmaking.match_model (
        fair_id uuid primary key references fairs.fair on delete cascade,
        status text not null check (status in ('too-few', 'prior-better', 'fitted')),
        -- {"base": ..., "weights": {term: ...}}; null where the weights given by hand stay.
        fitted jsonb,
        answers integer not null check (answers >= 0),
        positives integer not null check (positives between 0 and answers),
        loss_prior double precision,
        loss_fitted double precision,
        at timestamptz not null default now(),
        check ((status = 'fitted') = (fitted is not null))
      );

      -- The balance of exposure: a price for each person, and in how many lists that person stands.
      create table matchmaking.allocation (
        fair_id uuid primary key references fairs.fair on delete cascade,
        beta double precision not null check (beta > 0),
        strength double precision not null check (strength between 0 and 1),
        person_ids uuid[] not null,
        prices double precision[] not null,
        exposure integer[] not null,
        -- Meetings that each can have in all.
        capacity integer[] not null,
        -- {"gini", "busiest", "unseen", "meanScore"} of everybody's lists, by score alone and with the prices.
        figures_without jsonb not null,
        figures_with jsonb not null,
        at timestamptz not null default now(),
        check (cardinality(person_ids) = cardinality(prices) and cardinality(person_ids) = cardinality(exposure)
          and cardinality(person_ids) = cardinality(capacity))
      );

      -- Who was proposed to whom, one row a pair and direction.
      create table matchmaking.impression (
        viewer_id uuid not null references profiles.participant on delete cascade,
        shown_id uuid not null references profiles.participant on delete cascade,
        fair_id uuid not null,
        first_at timestamptz not null,
        last_at timestamptz not null,
        times integer not null check (times > 0),
        best_position smallint not null check (best_position > 0),
        -- Probability with which the list would have shown this person.
        propensity real not null check (propensity > 0 and propensity <= 1),
        -- What the score was made of when the pair was last shown, in the engine's order of terms.
        features real[] not null,
        primary key (viewer_id, shown_id)
      );
      create index on matchmaking.impression (fair_id);
      create index on matchmaking.impression (shown_id);

      -- Who came to a meeting and who did not.
      create table matchmaking.meeting_outcome (
        meeting_id uuid not null,
        person_id uuid not null references profiles.participant on delete cascade,
        fair_id uuid not null,
        is_held boolean not null,
        at timestamptz not null default now(),
        primary key (meeting_id, person_id)
      );
      create index on matchmaking.meeting_outcome (person_id);
      create index on matchmaking.meeting_outcome (fair_id, at);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table matchmaking.meeting_outcome, matchmaking.impression, matchmaking.allocation, matchmaking.match_model,
        matchmaking.match_settings;
      drop index matchmaking.wish_fair_id_updated_at_idx;
      create index on matchmaking.wish (fair_id);
      alter table matchmaking.wish drop column beside_colleague;
    `);
  }
}
