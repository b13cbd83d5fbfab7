/**
 * Congestion of a fair as one price per person. A list that knows prices ranks by {@link rankByPrice}; the score that
 * people are shown stays the bare mutual score.
 */
export interface CongestionPrices {
  /** Temperature of the allocation in units of the score: what a difference in score is worth against a price of 1. */
  beta: number;
  /**
   * Price by person id, on the log scale, >= 0: the more people would be shown somebody beyond that person's share,
   * the higher; {@link NOTHING_LEFT} for whoever can take nobody any more. Only differences matter. The lists of an
   * index give whoever is missing the median price of their kind.
   */
  of: ReadonlyMap<string, number>;
  /** The organiser's slider that the prices were made for, 0..1; at 0 all prices are 0 and lists follow the score alone. */
  strength: number;
}

/** Price at full strength of somebody who can take nobody any more: behind everybody else, but finite, so that it survives JSON. */
export const NOTHING_LEFT = 1_000;

/** How much the lists of a fair spread. */
export interface AllocationOptions {
  /** The organiser's slider, 0 (best match, no prices) to 1 (everyone is seen). */
  spread: number;
  /** Places of one person's list. */
  rowBudget: number;
  /** Meetings that a person can still take, >= 0. Exposure is shared out in proportion to it. */
  capacity: (id: string) => number;
  /** Most rounds of balancing; 10 unless given, 3 with `previous`. It ends sooner once prices stand still. */
  rounds?: number;
  /** Prices of an earlier allocation of nearly the same people: saves rounds. */
  previous?: CongestionPrices | null;
}

/** Prices, and what the lists look like that follow them. */
export interface Allocation extends ListFigures {
  prices: CongestionPrices;
  /** In how many of the lists of `rowBudget` places each person stands, by id. */
  exposure: ReadonlyMap<string, number>;
  /** Rounds of balancing that were needed. */
  rounds: number;
}

/** Figures of a set of lists. */
export interface ListFigures {
  /** Gini coefficient of the exposure of everybody who could be shown to somebody, each in proportion to capacity; 0 = all alike. */
  gini: number;
  /** Lists in which the most shown person stands. */
  busiest: number;
  /** People with candidates and capacity who stand in no list. */
  unseen: number;
  /** Mutual score of the places of all lists, on average. */
  meanScore: number;
  /** Pairs that stand in each other's list. */
  mutualPairs: number;
}

/**
 * The number by which a list with prices is ordered, highest first: the log of what the allocation gives the pair, up to
 * a constant of the list's owner.
 *
 * @param otherId somebody without a price counts as 0 here
 * @param score mutual score of the pair, 0..1
 */
export function rankByPrice(score: number, otherId: string, prices: CongestionPrices): number {
  return score / prices.beta - (prices.of.get(otherId) ?? 0);
}
