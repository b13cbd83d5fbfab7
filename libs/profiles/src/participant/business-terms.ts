import type { BusinessTerms } from '@parvis/contracts';

/**
 * The terms of a participant as columns, named like `BusinessTerms`. Only for the owner and the matcher: no card, list, search text or
 * log may hold them. Lists come as JSON, which is read many times faster than arrays of Postgres.
 */
export const termsColumns = `
  to_json(p.deal_sizes) as "dealSizes", to_json(p.required_certificates) as requires, p.requires_strictly as "requiresStrictly",
  p.exclusivity, to_json(p.sought_sizes) as "seeksSizes", to_json(p.sought_stages) as "seeksStages"`;

/** Leaves out whatever a query selected beyond the terms. */
export const toTerms = (row: BusinessTerms): BusinessTerms => ({
  dealSizes: row.dealSizes,
  requires: row.requires,
  requiresStrictly: row.requiresStrictly,
  exclusivity: row.exclusivity,
  seeksSizes: row.seeksSizes,
  seeksStages: row.seeksStages,
});

/** The same terms with nothing said twice. */
export const withoutRepetitions = (terms: BusinessTerms): BusinessTerms => ({
  ...terms,
  dealSizes: [...new Set(terms.dealSizes)],
  requires: [...new Set(terms.requires)],
  seeksSizes: [...new Set(terms.seeksSizes)],
  seeksStages: [...new Set(terms.seeksStages)],
});
