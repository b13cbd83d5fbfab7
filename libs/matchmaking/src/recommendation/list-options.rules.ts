import type { CongestionPrices, RecommendOptions, WishOf } from '@parvis/engine';
import type { Tuning } from '../settings/tuning.store.js';

/** Places of a list to which the organiser's number of places for the hardly seen refers. */
const fullList = 20;
/** The hardly seen change places with each other after this time. */
const exploreMs = 6 * 3_600_000;

interface ListOf {
  fairId: string;
  limit: number;
  wishes: readonly WishOf[];
  met: ReadonlySet<string>;
  exclude: ReadonlySet<string>;
  tuning: Pick<Tuning, 'settings' | 'model' | 'exposure'> & { prices: CongestionPrices | null };
  /** In ms. */
  now: number;
}

/** What a list of a fair is made by. The same question gives the same list for some hours. */
export function listOptions({ fairId, limit, wishes, met, exclude, tuning, now }: ListOf): RecommendOptions {
  const { settings, model, prices, exposure } = tuning;
  const places = Math.round((settings.explorePlaces * limit) / fullList);
  return {
    limit,
    wishes,
    met,
    exclude,
    model,
    prices,
    perCompany: settings.perCompany,
    ...(places > 0 && { explore: { places, seed: `${fairId} ${Math.floor(now / exploreMs)}`, exposure } }),
  };
}
