import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { MatchIndex } from '@parvis/engine';
import { FairReader } from '@parvis/fairs';
import { RecordRepository } from '../record/record.repository.js';
import { discreetRecord, hasMoved } from '../record/record.rules.js';
import { FairIndex } from './fair-index.js';
import { type FairState, IndexChanges } from './index-changes.js';
import { MatchProfileSource } from './match-profile.source.js';
import { MatchesNews } from './matches-news.js';

/** Fairs kept at once; the one unused for longest makes room. */
const capacity = 16;
/** After a build there is none for this many times its length, so that building never takes all of a core. */
const restFactor = 5;
const longestRestMs = 5_000;
/** An index that is so much overlay or dead weight is built anew. */
const staleLimit = 0.2;
/** More changes than this share of the people are a build rather than updates. */
const updateShare = 0.2;
const leastUpdates = 200;
/** What people did moves lists slowly: it is taken over once in this time. */
const recordsEveryMs = 60_000;
/** Answers are stamped when their transaction begins; one that took so long is still seen. */
const recordsSlackMs = 10_000;

/**
 * The match index of each fair in this process's memory, built from Postgres on demand and kept fresh by the change log in
 * Redis: any number of processes may hold one, each applies what it has not seen before it answers.
 */
@Injectable()
export class MatchIndexStore implements OnModuleDestroy {
  private readonly logger = new Logger('match-index');
  private readonly entries = new Map<string, FairIndex>();
  private readonly building = new Map<string, Promise<FairIndex>>();
  /** Builds that rest until their time comes, by fair. */
  private readonly resting = new Map<string, NodeJS.Timeout>();

  constructor(
    private readonly fairs: FairReader,
    private readonly profiles: MatchProfileSource,
    private readonly records: RecordRepository,
    private readonly changes: IndexChanges,
    private readonly news: MatchesNews,
  ) {}

  onModuleDestroy(): void {
    for (const timer of this.resting.values()) clearTimeout(timer);
    this.resting.clear();
  }

  async get(fairId: string): Promise<MatchIndex> {
    return (await this.view(fairId)).index;
  }

  /**
   * The index with who works where and what people did. Everything that the change log holds is in it; a taxonomy that
   * has changed, or a log that was cut, is in it as soon as a build beside it is through.
   */
  async view(fairId: string): Promise<FairIndex> {
    return this.viewAt(fairId, await this.changes.state(fairId));
  }

  /** The same for a state that the caller has read just now. */
  async viewAt(fairId: string, state: FairState): Promise<FairIndex> {
    const entry = this.entries.get(fairId);
    if (!entry) return this.build(fairId, state);
    // Insertion order is the order of use.
    this.entries.delete(fairId);
    this.entries.set(fairId, entry);
    if (!entry.isOfBuild(state) || entry.isBeyondUpdate) this.buildBeside(entry, state);
    else if (entry.seen < state.changes) await this.catchUp(entry, state);
    if (Date.now() - entry.recordsAt > recordsEveryMs) void this.refreshRecords(entry, state);
    return this.entries.get(fairId) ?? entry;
  }

  private catchUp(entry: FairIndex, state: FairState): Promise<void> {
    return entry.inTurn(async () => {
      if (entry.seen >= state.changes) return;
      const ids = await this.changes.between(entry.fairId, entry.seen, state.changes);
      if (!ids) {
        entry.isBeyondUpdate = true;
        this.buildBeside(entry, state);
      } else if (await this.takeOver(entry, [...ids], state)) entry.seen = state.changes;
    });
  }

  /** False where a build is the better way. */
  private async takeOver(entry: FairIndex, ids: readonly string[], state: FairState): Promise<boolean> {
    entry.isBeyondUpdate = ids.length > Math.max(leastUpdates, entry.index.size * updateShare);
    if (!entry.isBeyondUpdate) await entry.update(await this.profiles.of(entry.fairId, ids), ids);
    if (entry.isBeyondUpdate || entry.index.staleShare > staleLimit) this.buildBeside(entry, state);
    return !entry.isBeyondUpdate;
  }

  private async refreshRecords(entry: FairIndex, state: FairState): Promise<void> {
    const since = new Date(entry.recordsAt - recordsSlackMs);
    entry.recordsAt = Date.now();
    try {
      await entry.inTurn(async () => {
        const changed = await this.records.changedSince(entry.fairId, since);
        const records = await this.records.of(entry.fairId, changed);
        const moved = [...records].filter(([id, record]) => hasMoved(entry.recordOf(id), discreetRecord(record)));
        await this.takeOver(
          entry,
          moved.map(([id]) => id),
          state,
        );
      });
    } catch (error) {
      this.logger.warn({ fairId: entry.fairId, error }, 'could not take over what people did; in a minute again');
    }
  }

  /** Builds while the old index goes on answering, at once or as soon as it may; whoever looks at an old list is told then. */
  private buildBeside({ fairId, startedAt, tookMs }: FairIndex, state: FairState): void {
    const failed = (error: unknown) =>
      this.logger.error({ fairId, error }, 'could not build a match index; the old one goes on');
    const rest = startedAt + Math.min(tookMs * restFactor, longestRestMs) - Date.now();
    if (rest <= 0) {
      const isBuilding = this.building.has(fairId);
      const built = this.build(fairId, state);
      if (!isBuilding) built.then(() => this.news.tell(fairId)).catch(failed);
      return;
    }
    if (this.resting.has(fairId)) return;
    const timer = setTimeout(() => {
      this.resting.delete(fairId);
      this.view(fairId).catch(failed);
    }, rest);
    this.resting.set(fairId, timer.unref());
  }

  private build(fairId: string, state: FairState): Promise<FairIndex> {
    const running = this.building.get(fairId);
    if (running) return running;
    const build = this.load(fairId, state).finally(() => this.building.delete(fairId));
    this.building.set(fairId, build);
    return build;
  }

  /** The state was read before the people: what changes meanwhile is applied afterwards, perhaps twice, never not at all. */
  private async load(fairId: string, state: FairState): Promise<FairIndex> {
    const startedAt = Date.now();
    const [profiles, topics] = await Promise.all([this.profiles.all(fairId), this.fairs.topics(fairId)]);
    const entry = await FairIndex.build({ fairId, state, profiles, topics, startedAt });
    this.entries.delete(fairId);
    this.entries.set(fairId, entry);
    const [oldest] = this.entries.keys();
    if (this.entries.size > capacity && oldest !== undefined) this.entries.delete(oldest);
    this.logger.debug({ fairId, people: profiles.length, tookMs: entry.tookMs }, 'indexed');
    return entry;
  }
}
