import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { BoothReader } from '@parvis/booths';
import type { Absence, PersonLine } from '@parvis/contracts';
import type { Absence as EngineAbsence, RecommendOptions, WishOf } from '@parvis/engine';
import { notFound } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { discreet, discreetTerms } from './discretion.rules.js';
import { MatchProfileSource } from './match-profile.source.js';
import { toTerm } from './match-view.rules.js';
import { answeredBy, optionsFor, type Viewer, ViewerSource } from './viewer.source.js';

/** Places of the list that is asked about. */
const listPlaces = 20;
/** People of a booth who are looked at, and told of. Each look goes through everybody. */
const mostLookedAt = 10;
const mostTold = 5;

type Found = { id: string; absence: EngineAbsence; colleague: string | undefined };

/** "Why am I not seeing them?" */
@Injectable()
export class AbsenceService {
  constructor(
    private readonly viewers: ViewerSource,
    private readonly participants: ParticipantReader,
    private readonly profiles: MatchProfileSource,
    private readonly booths: BoothReader,
  ) {}

  async ofPerson(fairId: string, userId: string, otherId: string): Promise<Absence> {
    const [viewer, card] = await Promise.all([
      this.viewers.of(fairId, userId),
      this.participants.card(fairId, otherId),
    ]);
    if (!card) throw notFound('person');
    const [told] = await this.tell(viewer, [otherId]);
    if (!told) throw notFound('person');
    return told;
  }

  /** The booth's people, those nearest to the list first. */
  async ofBooth(fairId: string, userId: string, companyId: string): Promise<Absence[]> {
    const [viewer, isThere] = await Promise.all([
      this.viewers.of(fairId, userId),
      this.booths.exists(fairId, companyId),
    ]);
    if (!isThere) throw notFound('booth');
    const { fair, profile, tuning } = viewer;
    const staff = fair.staff.of(companyId);
    const scores = fair.index.mutualScores(profile, staff, tuning.model);
    const nearest = staff
      .map((id, place) => ({ id, score: scores[place] ?? 0 }))
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
      .slice(0, mostLookedAt);
    const told = await this.tell(
      viewer,
      nearest.map((person) => person.id),
    );
    return told.sort((a, b) => placeOf(a) - placeOf(b)).slice(0, mostTold);
  }

  private async tell(viewer: Viewer, ids: readonly string[]): Promise<Absence[]> {
    const { fair, profile, asked, wishes } = viewer;
    const options = optionsFor(viewer, listPlaces);
    const answered = new Set(answeredBy(profile.id, wishes));
    const demands = new Map((await this.profiles.of(fair.fairId, ids)).map(({ id, requires }) => [id, requires]));
    const found: Found[] = [];
    for (const id of ids) {
      // Whoever has asked is told no more than that, or the answer would betray a no that came since.
      if (answered.has(id)) found.push({ id, absence: answeredAlready, colleague: undefined });
      else {
        const absence = absenceOf(viewer, id, options, demands.get(id) ?? []);
        // The engine knows of those who are left out only that they are.
        const isColleagues = absence.code === 'answered' && asked.leftOut.has(id);
        found.push({ id, absence, colleague: isColleagues ? asked.by.get(id) : undefined });
        await nextTurn();
      }
    }
    const isRanked = found.some(({ absence }) => absence.lastScore !== null);
    const last = isRanked ? lastOf(viewer, options) : null;
    const lines = await this.participants.lines([
      ...ids,
      ...found.flatMap(({ absence, colleague }) => colleague ?? absence.insteadId ?? []),
    ]);
    return found.flatMap(({ id, absence, colleague }) => {
      const person = lines.get(id);
      const told = absence.lastScore === null ? absence : { ...absence, lastScore: last };
      return person ? [toView(told, person, lines, colleague)] : [];
    });
  }
}

/**
 * Judged as if the other had neither said no nor demanded anything, which is the truth for everybody who would not be in the list
 * anyway; only who would be is told that there are private reasons, not which.
 *
 * @param demanded certificates that the other demands
 */
function absenceOf(
  { fair, profile, wishes, met, tuning }: Viewer,
  id: string,
  options: RecommendOptions,
  demanded: readonly string[],
): EngineAbsence {
  const isTheirNo = (wish: WishOf) => wish.fromId === id && wish.level === 'no';
  const open = { ...options, wishes: wishes.filter((wish) => !isTheirNo(wish)) };
  let absence = fair.index.absence(profile, id, open);
  const isDemand = absence.code === 'not-proposed';
  if (isDemand) {
    const certificates = [...new Set([...profile.certificates, ...demanded])];
    absence = fair.index.absence({ ...profile, certificates }, id, open);
  }
  if (absence.code === 'in-list' && (isDemand || wishes.some(isTheirNo))) return withoutRank('not-proposed');
  // The same number as everywhere else where the viewer reads of this person.
  const judgement = absence.score === null ? null : fair.index.explain(profile, id, wishes, tuning.model, met);
  return { ...absence, score: judgement && discreet(judgement).score };
}

/** Score of the last place by rank, as the list itself tells it. */
function lastOf({ fair, profile }: Viewer, options: RecommendOptions): number | null {
  const last = fair.index.recommend(profile, options).findLast((match) => !match.isExplored);
  return last ? discreet(last).score : null;
}

const withoutRank = (code: EngineAbsence['code']): EngineAbsence => ({
  code,
  rank: null,
  score: null,
  lastScore: null,
  insteadId: null,
  shortfalls: [],
});

const answeredAlready = withoutRank('answered');

const placeOf = ({ rank, code }: Absence) => (code === 'in-list' ? 0 : (rank ?? Number.MAX_SAFE_INTEGER));

function toView(
  { code, rank, score, lastScore, insteadId, shortfalls }: EngineAbsence,
  person: PersonLine,
  lines: ReadonlyMap<string, PersonLine>,
  colleagueId: string | undefined,
): Absence {
  const instead = colleagueId ?? insteadId;
  return {
    person,
    code: colleagueId ? 'colleague-asked' : code,
    rank,
    score,
    lastScore,
    instead: (instead !== null && lines.get(instead)) || null,
    shortfalls: discreetTerms(shortfalls, 'forYou').map(toTerm),
  };
}
