import type { MigrationInterface, QueryRunner } from 'typeorm';

const stages = `array['idea', 'pilot', 'market', 'scale']`;

/** What people came for, and the terms on which they do business; the terms are shown to nobody but their owner. */
export class BusinessTerms1795305600008 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table profiles.participant
        add column intents text[] not null default '{}' constraint participant_intents_known check (
          intents <@ array['buy', 'sell', 'seek-distribution', 'offer-distribution', 'invest', 'raise', 'license-in',
            'license-out', 'research']
        ),
        add column stage text constraint participant_stage_known check (stage = any(${stages})),
        add column deal_sizes text[] not null default '{}' constraint participant_deal_sizes_known check (
          deal_sizes <@ array['under-10k', '10k-100k', '100k-1m', 'over-1m']
        ),
        -- As written; what counts as the same certificate is decided where they are compared.
        add column required_certificates text[] not null default '{}' constraint participant_required_certificates_few check (
          cardinality(required_certificates) <= 10 and array_position(required_certificates, null) is null
        ),
        add column requires_strictly boolean not null default false,
        add column exclusivity text constraint participant_exclusivity_known check (exclusivity in ('wanted', 'refused')),
        add column sought_sizes text[] not null default '{}' constraint participant_sought_sizes_known check (
          sought_sizes <@ array['S', 'M', 'L']
        ),
        add column sought_stages text[] not null default '{}' constraint participant_sought_stages_known check (
          sought_stages <@ ${stages}
        );
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table profiles.participant
        drop column intents, drop column stage, drop column deal_sizes, drop column required_certificates,
        drop column requires_strictly, drop column exclusivity, drop column sought_sizes, drop column sought_stages;
    `);
  }
}
