import { z } from 'zod';
import { PackageLimits } from './booth-editor.js';
import { BoothSize } from './booths.js';
import { Id, Line, PageQuery, pageOf } from './common.js';
import { endpoint } from './endpoint.js';

/** The packages that an organiser sells: how much of everything a small, a medium and a large booth holds. */
export const BoothPackages = z
  .object({ S: PackageLimits, M: PackageLimits, L: PackageLimits })
  .meta({ id: 'BoothPackages' });
export type BoothPackages = z.infer<typeof BoothPackages>;

/** The organiser's part of a booth. */
export const Placement = z.object({ size: BoothSize, hall: Line(80), stand: Line(20) });
export type Placement = z.infer<typeof Placement>;

export const PlacedBooth = Placement.extend({
  id: Id,
  companyName: z.string(),
  products: z.number().int(),
  isPublished: z.boolean(),
  /** Whether its staff has written something that visitors do not see yet. */
  hasDraft: z.boolean(),
}).meta({ id: 'PlacedBooth' });
export type PlacedBooth = z.infer<typeof PlacedBooth>;

export const getBoothPackages = endpoint({
  method: 'GET',
  path: '/api/booths/:fairId/packages',
  access: ['organiser', 'exhibitor'],
  answer: BoothPackages,
  summary: 'What each package holds',
});
export const setBoothPackages = endpoint({
  method: 'PUT',
  path: '/api/booths/:fairId/packages',
  access: ['organiser'],
  body: BoothPackages,
  answer: BoothPackages,
  summary: 'Sets what each package holds; what is published already stays until it is published again',
});
export const listPlacements = endpoint({
  method: 'GET',
  path: '/api/booths/:fairId/placements',
  access: ['organiser'],
  query: PageQuery.extend({ search: z.string().trim().max(100).optional() }),
  answer: pageOf(PlacedBooth),
  summary: 'All booths by name, published or not, with package and place',
});
export const setPlacement = endpoint({
  method: 'PUT',
  path: '/api/booths/:fairId/booths/:boothId/placement',
  access: ['organiser'],
  body: Placement,
  answer: PlacedBooth,
  summary: 'Gives a booth its package and place; STAND_TAKEN when another booth stands there',
});
