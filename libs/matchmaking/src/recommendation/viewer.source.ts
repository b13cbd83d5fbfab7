import { Injectable } from '@nestjs/common';
import type { MatchProfile, RecommendOptions, WishOf } from '@parvis/engine';
import { notFound } from '@parvis/platform';
import { type Tuning, TuningStore } from '../settings/tuning.store.js';
import { WishRepository } from '../wish/wish.repository.js';
import { type AskedByColleagues, askedByColleagues } from './colleague-wishes.js';
import type { FairIndex } from './fair-index.js';
import { IndexChanges } from './index-changes.js';
import { listOptions } from './list-options.rules.js';
import { MatchIndexStore } from './match-index.store.js';
import { MatchProfileSource } from './match-profile.source.js';
import { RatingRepository, type SaidOf } from './rating.repository.js';

/** Everything that one person's list is made of, as of now. */
export interface Viewer {
  fair: FairIndex;
  tuning: Tuning;
  profile: MatchProfile;
  /** Of and about the person. */
  wishes: readonly WishOf[];
  met: ReadonlySet<string>;
  asked: AskedByColleagues;
  /** What the person has said of those whom he or she has met. */
  ratings: readonly SaidOf[];
}

@Injectable()
export class ViewerSource {
  constructor(
    private readonly changes: IndexChanges,
    private readonly indexes: MatchIndexStore,
    private readonly tuning: TuningStore,
    private readonly profiles: MatchProfileSource,
    private readonly wishes: WishRepository,
    private readonly ratings: RatingRepository,
  ) {}

  /** @throws NOT_FOUND for accounts without a profile in the fair */
  async of(fairId: string, userId: string): Promise<Viewer> {
    const state = await this.changes.state(fairId);
    const [fair, tuning] = await Promise.all([this.indexes.viewAt(fairId, state), this.tuning.at(fairId, state)]);
    const profile = await this.profiles.own(fairId, userId, (id) => fair.recordOf(id));
    if (!profile) throw notFound('profile');
    const { index, staff } = fair;
    const colleagues = staff.colleaguesOf(profile.id, profile.companyId);
    const [{ wishes, met, asked: wanted }, ratings] = await Promise.all([
      this.wishes.around(profile.id, colleagues),
      this.ratings.by(profile.id),
    ]);
    const around = new Set(wishes.filter((wish) => wish.level !== 'no').map((wish) => otherOf(wish, profile.id)));
    const asked = askedByColleagues({ index, model: tuning.model, profile, asked: wanted, around });
    return { fair, tuning, profile, wishes, met: new Set(met), asked, ratings };
  }
}

/** Whom a person has said yes to. A no keeps its own place in the reasons why somebody is not shown. */
export const answeredBy = (id: string, wishes: readonly WishOf[]): string[] =>
  wishes.filter((wish) => wish.fromId === id && wish.level !== 'no').map((wish) => wish.toId);

const otherOf = ({ fromId, toId }: WishOf, id: string) => (fromId === id ? toId : fromId);

/** How the viewer's list is made: without those who were answered, and those who are a colleague's. */
export function optionsFor({ fair, tuning, profile, wishes, met, asked }: Viewer, limit: number): RecommendOptions {
  const exclude = new Set([...answeredBy(profile.id, wishes), ...asked.leftOut]);
  return listOptions({ fairId: fair.fairId, limit, wishes, met, exclude, tuning, now: Date.now() });
}
