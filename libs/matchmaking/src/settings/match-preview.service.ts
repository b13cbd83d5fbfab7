import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { MatchPreview, MatchSettings, PersonLine } from '@parvis/contracts';
import type { MatchProfile, Recommendation } from '@parvis/engine';
import { notFound } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { pricesAt } from '../allocation/prices.rules.js';
import { scoreForOthers } from '../recommendation/discretion.rules.js';
import type { FairIndex } from '../recommendation/fair-index.js';
import { IndexChanges } from '../recommendation/index-changes.js';
import { listOptions } from '../recommendation/list-options.rules.js';
import { MatchIndexStore } from '../recommendation/match-index.store.js';
import { MatchProfileSource } from '../recommendation/match-profile.source.js';
import { modelOf } from './match-settings.rules.js';
import { figuresOf, isSameList, type ListPair, placesChanged, sampleOf } from './preview.rules.js';
import { type Tuning, TuningStore } from './tuning.store.js';

const sampleSize = 300;
const listPlaces = 20;
/** A machine that is busy makes fewer lists rather than a late answer. */
const budgetMs = 900;
/** Lists are made for so long before other work gets its turn. */
const sliceMs = 4;

/** Both lists of one person, with all that is known of their places. */
interface Lists extends ListPair {
  before: readonly Recommendation[];
  after: readonly Recommendation[];
}

type Recipe = Pick<Tuning, 'settings' | 'model' | 'exposure' | 'prices'>;

/** Makes the lists of a sample both ways and compares them. Lists as they are before any answer; nothing is saved. */
@Injectable()
export class MatchPreviewService {
  constructor(
    private readonly changes: IndexChanges,
    private readonly indexes: MatchIndexStore,
    private readonly tuning: TuningStore,
    private readonly profiles: MatchProfileSource,
    private readonly participants: ParticipantReader,
  ) {}

  async compare(fairId: string, settings: MatchSettings, participantId: string | null): Promise<MatchPreview> {
    const state = await this.changes.state(fairId);
    const [fair, tuning] = await Promise.all([this.indexes.viewAt(fairId, state), this.tuning.at(fairId, state)]);
    const sample = sampleOf(fair.people, sampleSize, fairId);
    const ids = participantId ? [participantId, ...sample.filter((id) => id !== participantId)] : sample;
    const profiles = new Map((await this.profiles.of(fairId, ids)).map((profile) => [profile.id, profile]));
    if (participantId && !profiles.has(participantId)) throw notFound('person');
    const inOrder = ids.flatMap((id) => profiles.get(id) ?? []);
    const lists = await makeLists(fair, inOrder, tuning, recipeOf(tuning, settings));
    const chosen = participantId ? lists.get(participantId) : undefined;
    if (participantId && !sample.includes(participantId)) lists.delete(participantId);
    const pairs = [...lists.values()];
    const isEverybody = pairs.length >= fair.people.size;
    const shown = isEverybody
      ? fair.people
      : new Set(pairs.flatMap(({ before, after }) => [...before, ...after].map(({ id }) => id)));
    return {
      people: pairs.length,
      listsChanged: pairs.filter((pair) => !isSameList(pair)).length,
      placesChanged: placesChanged(pairs),
      before: figuresOf(
        pairs.map(({ before }) => before),
        shown,
      ),
      after: figuresOf(
        pairs.map(({ after }) => after),
        shown,
      ),
      person: participantId && chosen ? await this.tell(participantId, chosen) : null,
    };
  }

  private async tell(id: string, { before, after }: Lists): Promise<MatchPreview['person']> {
    const lines = await this.participants.lines([
      id,
      ...before.map((match) => match.id),
      ...after.map((match) => match.id),
    ]);
    const person = lines.get(id);
    if (!person) return null;
    const formerRank = new Map(before.map((match, place) => [match.id, place + 1]));
    const places = (list: readonly Recommendation[], rankBefore: (id: string) => number | null) =>
      list.flatMap((match, place) => {
        const line: PersonLine | undefined = lines.get(match.id);
        return line
          ? [{ person: line, score: scoreForOthers(match), rank: place + 1, formerRank: rankBefore(match.id) }]
          : [];
      });
    return {
      person,
      before: places(before, (other) => formerRank.get(other) ?? null),
      after: places(after, (other) => formerRank.get(other) ?? null),
    };
  }
}

const recipeOf = ({ fit, exposure, allocation }: Tuning, settings: MatchSettings): Recipe => ({
  settings,
  model: modelOf(settings, fit?.fitted ?? null),
  exposure,
  prices: allocation && pricesAt(allocation.prices, settings.reach),
});

async function makeLists(
  { fairId, index }: FairIndex,
  profiles: readonly MatchProfile[],
  before: Recipe,
  after: Recipe,
): Promise<Map<string, Lists>> {
  const nothing: ReadonlySet<string> = new Set();
  const base = { fairId, limit: listPlaces, wishes: [], met: nothing, exclude: nothing, now: 0 };
  const lists = new Map<string, Lists>();
  const startedAt = performance.now();
  let sliceFrom = startedAt;
  for (const profile of profiles) {
    lists.set(profile.id, {
      before: index.recommend(profile, listOptions({ ...base, tuning: before })),
      after: index.recommend(profile, listOptions({ ...base, tuning: after })),
    });
    if (performance.now() - sliceFrom < sliceMs) continue;
    await nextTurn();
    sliceFrom = performance.now();
    if (sliceFrom - startedAt > budgetMs) break;
  }
  return lists;
}
