import { Injectable, Logger } from '@nestjs/common';
import type { ListFigures } from '@parvis/contracts';
import {
  allocateSteps,
  type CandidateGraph,
  type CandidatePairs,
  type CongestionPrices,
  exposureOf,
  fairShares,
  listFigures,
  listsOf,
} from '@parvis/engine';
import { LearningTrigger } from '../learning/learning-trigger.js';
import type { FairIndex } from '../recommendation/fair-index.js';
import { IndexChanges } from '../recommendation/index-changes.js';
import { MatchIndexStore } from '../recommendation/match-index.store.js';
import { MatchesNews } from '../recommendation/matches-news.js';
import { TuningStore } from '../settings/tuning.store.js';
import { AllocationRepository } from './allocation.repository.js';
import { CapacitySource } from './capacity.source.js';
import { givingWay } from './give-way.js';
import { pricesAt } from './prices.rules.js';

/** Places of a list as everybody sees it. */
export const listPlaces = 20;
/** Candidates of each person that are weighed against each other. */
const candidatesEach = 60;
const largeFair = 3_000;
/** Below this share of a side a fair is one where anybody meets anybody. */
const leastSide = 0.03;

/**
 * Finds the prices with which lists spread over a fair as far as they can, and tells every replica; how far they count is the
 * organiser's slider, so that moving it changes lists at once. Done twice it comes to the same.
 */
@Injectable()
export class AllocationJob {
  private readonly logger = new Logger('allocation');

  constructor(
    private readonly changes: IndexChanges,
    private readonly indexes: MatchIndexStore,
    private readonly tuning: TuningStore,
    private readonly capacities: CapacitySource,
    private readonly allocations: AllocationRepository,
    private readonly news: MatchesNews,
    private readonly learning: LearningTrigger,
  ) {}

  async run(fairId: string): Promise<void> {
    const startedAt = Date.now();
    const state = await this.changes.state(fairId);
    const [fair, { settings, model, allocation: previous }, capacities] = await Promise.all([
      this.indexes.viewAt(fairId, state),
      this.tuning.at(fairId, state),
      this.capacities.of(fairId),
    ]);
    const capacity = (id: string) => capacities.get(id)?.remaining ?? 0;
    const graph = await givingWay(fair.index.candidateSteps(candidatesEach, model, pairsOf(fair)));
    const options = { rowBudget: listPlaces, capacity };
    const plain = await givingWay(allocateSteps(graph, { ...options, spread: 0 }));
    const full = await givingWay(allocateSteps(graph, { ...options, spread: 1, previous: previous?.prices ?? null }));
    const prices = pricesAt(full.prices, settings.reach);
    const lists = await givingWay(listsOf(graph, prices && inRows(graph, prices), listPlaces));
    const exposure = exposureOf(lists, graph.ids.length);
    const shares = await givingWay(
      fairShares(graph, new Float64Array(graph.ids.length).fill(listPlaces), remainingOf(graph, capacity)),
    );
    await this.allocations.save(fairId, {
      prices: full.prices,
      exposure: new Map(graph.ids.map((id, row) => [id, exposure[row] ?? 0])),
      capacity: new Map([...capacities].map(([id, { total }]) => [id, total])),
      without: figuresOf(plain),
      with: figuresOf(listFigures(lists, exposure, shares)),
    });
    await this.changes.noteTuning(fairId);
    await this.news.notePeople(fairId, capacities.size);
    await this.news.tell(fairId);
    await this.learning.requestIfDue(fairId);
    this.logger.debug({ fairId, people: capacities.size, tookMs: Date.now() - startedAt }, 'exposure balanced');
  }
}

/** Of a large fair only the two sides are weighed against each other: that is where the crowds are, and a tenth of the pairs. */
function pairsOf({ people, exhibitors }: FairIndex): CandidatePairs {
  const smallerSide = Math.min(exhibitors.size, people.size - exhibitors.size);
  return people.size > largeFair && smallerSide >= people.size * leastSide ? 'across' : 'all';
}

const inRows = ({ ids }: CandidateGraph, { beta, of }: CongestionPrices) => ({
  beta,
  of: Float64Array.from(ids, (id) => of.get(id) ?? 0),
});

const remainingOf = ({ ids }: CandidateGraph, capacity: (id: string) => number) => Float64Array.from(ids, capacity);

const figuresOf = ({ gini, busiest, unseen, meanScore }: ListFigures): ListFigures => ({
  gini,
  busiest,
  unseen,
  meanScore,
});
