import { z } from 'zod';
import { ProductName } from './booths.js';
import { Id, Instant, PageQuery, pageOf } from './common.js';
import { endpoint } from './endpoint.js';
import { DealSize, Intent, ParticipantCard } from './profiles.js';

/** The six grounds on which two people are matched. */
export const matchPillars = ['desire', 'project', 'balance', 'terms', 'proof', 'activity'] as const;
export const MatchPillar = z.enum(matchPillars);
export type MatchPillar = z.infer<typeof MatchPillar>;

/** A person as lists show it. */
export const PersonLine = z.object({ id: Id, name: z.string(), companyName: z.string() }).meta({ id: 'PersonLine' });
export type PersonLine = z.infer<typeof PersonLine>;

export const WishLevel = z.enum(['want', 'could', 'no']);
export type WishLevel = z.infer<typeof WishLevel>;

/** One readable reason; the message catalogues turn the code into a sentence. */
export const MatchReason = z
  .object({
    code: z.string(),
    /** Contribution to the score of that side, in log-odds; negative for counter-points. */
    weight: z.number(),
    topicIds: z.array(Id).optional(),
    /** A published product of the side that offers, about one of these topics. */
    product: ProductName.optional(),
    words: z.array(z.string()).optional(),
    languages: z.array(z.string()).optional(),
    intents: z.array(Intent).optional(),
    dealSizes: z.array(DealSize).optional(),
    certificates: z.array(z.string()).optional(),
  })
  .meta({ id: 'MatchReason' });
export type MatchReason = z.infer<typeof MatchReason>;

/** One term of a side's log-odds: `weight` = feature x weight, negative where it speaks against. */
export const MatchTerm = z
  .object({ term: z.string(), pillar: MatchPillar, feature: z.number(), weight: z.number() })
  .meta({ id: 'MatchTerm' });
export type MatchTerm = z.infer<typeof MatchTerm>;

export const Match = z
  .object({
    participant: ParticipantCard,
    /** Mutual score, 0 to 1: harmonic mean of the two probabilities of a yes. */
    score: z.number(),
    yours: z.number(),
    theirs: z.number(),
    forYou: z.array(MatchReason),
    forThem: z.array(MatchReason),
    caution: MatchReason.nullable(),
    /** Shown because few have seen this person yet. */
    isExplored: z.boolean(),
    /** How many of the meetings that this person can have are spoken for. */
    places: z.object({ taken: z.number().int(), total: z.number().int() }).nullable(),
    /** A colleague of the caller who has asked to meet this person. */
    colleagueAsked: PersonLine.nullable(),
    /** Whom of those that the caller has rated well this person is like most, and how the caller rated that one. */
    likeRated: PersonLine.extend({ rating: z.number().int() }).nullable(),
    /** Stands for a topic of which the caller wants more, by a note on a meeting with that person. */
    asNoted: PersonLine.extend({ topicId: Id }).nullable(),
    /** Colleagues of this person who fit less well and are not listed. */
    otherColleagues: z.number().int(),
    wish: WishLevel.nullable(),
  })
  .meta({ id: 'Match' });
export type Match = z.infer<typeof Match>;

/** A match with the numbers behind its reasons, strongest first. Lists are without them: they are two thirds of it and few look at them. */
export const MatchWithNumbers = Match.extend({
  termsForYou: z.array(MatchTerm),
  termsForThem: z.array(MatchTerm),
}).meta({ id: 'MatchWithNumbers' });
export type MatchWithNumbers = z.infer<typeof MatchWithNumbers>;

export const Wish = z
  .object({
    participant: ParticipantCard,
    level: WishLevel,
    /** What it is about. */
    product: ProductName.nullable(),
    updatedAt: Instant,
  })
  .meta({ id: 'Wish' });
export type Wish = z.infer<typeof Wish>;

export const listRecommendations = endpoint({
  method: 'GET',
  path: '/api/matchmaking/:fairId/recommendations',
  access: ['exhibitor', 'participant'],
  query: z.object({
    limit: z.coerce.number().int().min(1).max(50).default(20),
    /** `compare`: to see whether there is anything new; does not count as seen by the caller. */
    purpose: z.enum(['show', 'compare']).default('show'),
  }),
  answer: z.array(Match),
  summary: 'The best counterparts for the caller, with reasons for both sides',
});
export const getMatch = endpoint({
  method: 'GET',
  path: '/api/matchmaking/:fairId/matches/:participantId',
  access: ['exhibitor', 'participant'],
  answer: MatchWithNumbers,
  summary: 'Score, reasons and the numbers behind them for one person',
});
export const listWishes = endpoint({
  method: 'GET',
  path: '/api/matchmaking/:fairId/wishes',
  access: ['exhibitor', 'participant'],
  query: PageQuery,
  answer: pageOf(Wish),
  summary: "The caller's wishes, newest first",
});
export const setWish = endpoint({
  method: 'PUT',
  path: '/api/matchmaking/:fairId/wishes/:participantId',
  access: ['exhibitor', 'participant'],
  body: z.object({
    level: WishLevel,
    /** Also if a colleague of the caller has asked already; without it that is refused with COLLEAGUE_ASKED. */
    besideColleague: z.boolean().default(false),
    /** A product of either side that it is about; null: none; absent: as it was. With `no` there is none. */
    productId: Id.nullable().optional(),
  }),
  answer: z.object({ level: WishLevel }),
  summary:
    'Says want, could or no about a person: until wishes close, and again once the timetable is published, for what is left',
});
export const removeWish = endpoint({
  method: 'DELETE',
  path: '/api/matchmaking/:fairId/wishes/:participantId',
  access: ['exhibitor', 'participant'],
  summary: 'Takes a wish back',
});

/**
 * Why somebody is not in the caller's list. `not-proposed`: for reasons that lie with the other and stay private;
 * `colleague-asked`: a colleague of the caller has asked to meet this person and fits at least as well.
 */
export const AbsenceCode = z.enum([
  'oneself',
  'unknown',
  'colleague',
  'you-said-no',
  'not-proposed',
  'requirement-missing',
  'answered',
  'nothing-in-common',
  'colleague-fits-better',
  'colleague-asked',
  'in-demand',
  'others-fit-better',
  'in-list',
]);
export const Absence = z
  .object({
    person: PersonLine,
    code: AbsenceCode,
    /** Rank in the caller's order, from 1; null where there is none. */
    rank: z.number().int().nullable(),
    score: z.number().nullable(),
    /** Score of the last person in the list. */
    lastScore: z.number().nullable(),
    /** The colleague of theirs who is in the list instead; for `colleague-asked` the caller's colleague. */
    instead: PersonLine.nullable(),
    /** In what the pair falls short of the list most. */
    shortfalls: z.array(MatchTerm),
  })
  .meta({ id: 'Absence' });
export type Absence = z.infer<typeof Absence>;

export const getAbsence = endpoint({
  method: 'GET',
  path: '/api/matchmaking/:fairId/absences/:participantId',
  access: ['exhibitor', 'participant'],
  answer: Absence,
  summary: 'Why a person is, or is not, in the list of the caller',
});
export const getBoothAbsence = endpoint({
  method: 'GET',
  path: '/api/matchmaking/:fairId/booth-absences/:boothId',
  access: ['exhibitor', 'participant'],
  answer: z.array(Absence),
  summary: "The same for a booth's people, the nearest first (5 at most)",
});

export const WishStats = z
  .object({ peopleWithWish: z.number().int(), wishes: z.number().int(), mutualPairs: z.number().int() })
  .meta({ id: 'WishStats' });
export const getWishStats = endpoint({
  method: 'GET',
  path: '/api/matchmaking/:fairId/stats',
  access: ['organiser'],
  answer: WishStats,
  summary: 'How many people wished, and for how many pairs both sides did',
});
