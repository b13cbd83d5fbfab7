import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  buildMatchIndexSteps,
  emptyRecord,
  type MatchIndex,
  type MatchProfile,
  type PersonRecord,
  type Topic,
} from '@parvis/engine';
import { givingWay } from '../allocation/give-way.js';
import type { FairState } from './index-changes.js';
import { Staff } from './staff.js';

/** People updated between two turns of other work. */
const portion = 25;

interface FairIndexParts {
  fairId: string;
  /** As it was before the profiles were read. */
  state: FairState;
  profiles: readonly MatchProfile[];
  topics: readonly Topic[];
  startedAt: number;
}

/** The index of one fair with what is known beside it. */
export class FairIndex {
  readonly staff = new Staff();
  /** Ids of everybody. */
  readonly people = new Set<string>();
  /** Ids of those who exhibit. */
  readonly exhibitors = new Set<string>();
  readonly tookMs: number;
  /** Number of the last entry of the change log that is in it. */
  seen: number;
  /** When what people did was last looked at. */
  recordsAt: number;
  /** So far behind that only a build helps. */
  isBeyondUpdate = false;
  private readonly records = new Map<string, PersonRecord>();
  private last: Promise<void> = Promise.resolve();

  private constructor(
    readonly index: MatchIndex,
    readonly fairId: string,
    readonly startedAt: number,
    private state: FairState,
    profiles: readonly MatchProfile[],
  ) {
    this.seen = state.changes;
    this.recordsAt = startedAt;
    for (const profile of profiles) this.note(profile);
    this.tookMs = Date.now() - startedAt;
  }

  static async build({ fairId, state, profiles, topics, startedAt }: FairIndexParts): Promise<FairIndex> {
    const index = await givingWay(buildMatchIndexSteps(profiles, topics));
    return new FairIndex(index, fairId, startedAt, state, profiles);
  }

  /** Before the first change a fair has no generation; the one that it then gets is its own. */
  isOfBuild({ generation, builds }: FairState): boolean {
    if (this.state.generation === '') this.state = { ...this.state, generation };
    return generation === this.state.generation && builds === this.state.builds;
  }

  /** Does work on the index after what was begun before, so that nobody overwrites news with what was read earlier. */
  inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.last.then(work);
    this.last = turn.catch(() => undefined);
    return turn;
  }

  recordOf(id: string): PersonRecord | undefined {
    return this.records.get(id);
  }

  /** Takes people over as they are now; whoever of `ids` is not among them is gone. */
  async update(profiles: readonly MatchProfile[], ids: Iterable<string>): Promise<void> {
    const gone = new Set(ids);
    for (const profile of profiles) gone.delete(profile.id);
    for (const id of gone) {
      this.people.delete(id);
      this.exhibitors.delete(id);
      this.staff.remove(id);
      this.records.delete(id);
    }
    if (gone.size > 0) this.index.update([], [...gone]);
    for (let from = 0; from < profiles.length; from += portion) {
      const some = profiles.slice(from, from + portion);
      this.index.update(some, []);
      for (const profile of some) this.note(profile);
      await nextTurn();
    }
  }

  private note({ id, companyId, kind, record }: MatchProfile): void {
    this.people.add(id);
    if (kind === 'exhibitor') this.exhibitors.add(id);
    else this.exhibitors.delete(id);
    this.staff.set(id, companyId);
    if (record === emptyRecord) this.records.delete(id);
    else this.records.set(id, record);
  }
}
