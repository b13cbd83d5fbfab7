import type { BoothPackages, PackageLimits } from '@parvis/contracts';

/** What packages hold in a fair whose organiser has not said otherwise. */
export const usualPackages: BoothPackages = {
  S: { products: 10, people: 5, documents: 5 },
  M: { products: 30, people: 15, documents: 20 },
  L: { products: 100, people: 50, documents: 50 },
};

/** What a booth has more of than its package holds. */
export interface OverLimit {
  what: 'products' | 'people';
  most: number;
  has: number;
}

type Counts = Pick<PackageLimits, 'products' | 'people'>;

/** The first thing of which there is more than the package holds; null when all fits. */
export function overLimit(counts: Counts, limits: Counts): OverLimit | null {
  for (const what of ['products', 'people'] as const)
    if (counts[what] > limits[what]) return { what, most: limits[what], has: counts[what] };
  return null;
}

/**
 * The same for a draft: what was there before a package became smaller may stay while the rest is worked on, only more of it is
 * refused. Otherwise nothing could be kept any more, not even the removal of the first of two that are too many.
 */
export function grownOverLimit(counts: Counts, before: Counts, limits: Counts): OverLimit | null {
  const over = overLimit(counts, {
    products: Math.max(limits.products, before.products),
    people: Math.max(limits.people, before.people),
  });
  return over && { ...over, most: limits[over.what] };
}
