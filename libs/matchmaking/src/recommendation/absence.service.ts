import { Injectable } from '@nestjs/common';
import type { Absence, PersonLine } from '@parvis/contracts';
import type { Absence as EngineAbsence, RecommendOptions, WishOf } from '@parvis/engine';
import { notFound } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { discreet, discreetTerms } from './discretion.rules.js';
import { toTerm } from './match-view.rules.js';
import { answeredBy, optionsFor, type Viewer, ViewerSource } from './viewer.source.js';

/** Places of the list that is asked about. */
const listPlaces = 20;
/** People of a booth who are looked at, and told of. */
const mostLookedAt = 30;
const mostTold = 5;

/** "Why am I not seeing them?" */
@Injectable()
export class AbsenceService {
  constructor(
    private readonly viewers: ViewerSource,
    private readonly participants: ParticipantReader,
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
    const viewer = await this.viewers.of(fairId, userId);
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
    const { profile, asked, wishes } = viewer;
    const options = optionsFor(viewer, listPlaces);
    const answered = new Set(answeredBy(profile.id, wishes));
    const found = ids.map((id) => {
      // Whoever has asked is told no more than that, or the answer would betray a no that came since.
      if (answered.has(id)) return { id, absence: answeredAlready, colleague: undefined };
      const absence = absenceOf(viewer, id, options);
      // The engine knows of those who are left out only that they are.
      const colleague = absence.code === 'answered' && asked.leftOut.has(id) ? asked.by.get(id) : undefined;
      return { id, absence, colleague };
    });
    const lines = await this.participants.lines([
      ...ids,
      ...found.flatMap(({ absence, colleague }) => colleague ?? absence.insteadId ?? []),
    ]);
    return found.flatMap(({ id, absence, colleague }) => {
      const person = lines.get(id);
      return person ? [toView(absence, person, lines, colleague)] : [];
    });
  }
}

/**
 * Judged as if the other had not said no, which is the truth for everybody who would not be in the list anyway; only who would be
 * is told that there are private reasons, of which a requirement is another.
 */
function absenceOf({ fair, profile, wishes }: Viewer, id: string, options: RecommendOptions): EngineAbsence {
  const isTheirNo = (wish: WishOf) => wish.fromId === id && wish.level === 'no';
  const absence = fair.index.absence(profile, id, { ...options, wishes: wishes.filter((wish) => !isTheirNo(wish)) });
  if (absence.code === 'in-list' && wishes.some(isTheirNo)) return withoutRank('not-proposed');
  // The same number as everywhere else where the viewer reads of this person.
  const judgement = absence.score === null ? null : fair.index.explain(profile, id, wishes, options.model, options.met);
  return { ...absence, score: judgement && discreet(judgement).score };
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
