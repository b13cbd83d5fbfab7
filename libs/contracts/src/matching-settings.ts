import { z } from 'zod';
import { Id, Instant } from './common.js';
import { endpoint } from './endpoint.js';
import { MatchPillar, PersonLine } from './matchmaking.js';

const share = z.number().min(0).max(1);
const emphasis = z.number().min(0).max(2);

/** What an organiser decides about the proposals of a fair. */
export const MatchSettings = z
  .object({
    /** How much each ground counts: 0 not at all, 1 as usual, 2 double. */
    pillars: z.object({
      desire: emphasis,
      project: emphasis,
      balance: emphasis,
      terms: emphasis,
      proof: emphasis,
      activity: emphasis,
    }),
    /** 0: everybody gets the best matches; 1: everybody is seen. */
    reach: share,
    /** Places of a list of 20 that go to people who were hardly seen. */
    explorePlaces: z.number().int().min(0).max(4),
    /** People of one company in a list, the best ones for its reader. */
    perCompany: z.number().int().min(1).max(5),
    /** Whether the answers of this fair refine the weights, once there are enough. */
    learns: z.boolean(),
  })
  .meta({ id: 'MatchSettings' });
export type MatchSettings = z.infer<typeof MatchSettings>;

/** How a fair is matched until its organiser says otherwise. */
export const usualMatchSettings: MatchSettings = {
  pillars: { desire: 1, project: 1, balance: 1, terms: 1, proof: 1, activity: 1 },
  reach: 0.5,
  explorePlaces: 1,
  perCompany: 2,
  learns: true,
};

/** How evenly people are shown, over the lists of everybody. */
export const ListFigures = z
  .object({
    /** Inequality of exposure: 0 all alike, 1 one person has it all. */
    gini: z.number(),
    /** Lists that the busiest person is in. */
    busiest: z.number(),
    /** People in nobody's list. */
    unseen: z.number(),
    meanScore: z.number(),
  })
  .meta({ id: 'ListFigures' });
export type ListFigures = z.infer<typeof ListFigures>;

export const MatchSettingsView = z
  .object({
    settings: MatchSettings,
    /** Weights of the terms: as given, as learnt in this fair (null where not), as they count now. */
    terms: z.array(
      z.object({
        term: z.string(),
        pillar: MatchPillar,
        prior: z.number(),
        fitted: z.number().nullable(),
        effective: z.number(),
      }),
    ),
    learning: z.object({
      answers: z.number().int(),
      positives: z.number().int(),
      /** Fewer answers are not learnt from. */
      needed: z.number().int(),
      status: z.enum(['off', 'too-few', 'prior-better', 'fitted', 'never-run']),
      /** Mean log-loss on answers that were held back; lower is better. */
      lossPrior: z.number().nullable(),
      lossFitted: z.number().nullable(),
      at: Instant.nullable(),
    }),
    /** Measured when exposure was last balanced; null before. */
    allocation: z.object({ without: ListFigures, with: ListFigures, at: Instant }).nullable(),
  })
  .meta({ id: 'MatchSettingsView' });
export type MatchSettingsView = z.infer<typeof MatchSettingsView>;

export const PreviewPlace = z
  .object({ person: PersonLine, score: z.number(), rank: z.number().int(), formerRank: z.number().int().nullable() })
  .meta({ id: 'PreviewPlace' });

/** What other settings would change, before they are saved. */
export const MatchPreview = z
  .object({
    /** People whose lists were made both ways. */
    people: z.number().int(),
    listsChanged: z.number().int(),
    /** Share of all places that somebody else would have. */
    placesChanged: z.number(),
    before: ListFigures,
    after: ListFigures,
    /** The list of one person, both ways. */
    person: z.object({ person: PersonLine, before: z.array(PreviewPlace), after: z.array(PreviewPlace) }).nullable(),
  })
  .meta({ id: 'MatchPreview' });
export type MatchPreview = z.infer<typeof MatchPreview>;

export const getMatchSettings = endpoint({
  method: 'GET',
  path: '/api/matchmaking/:fairId/matching',
  access: ['organiser'],
  answer: MatchSettingsView,
  summary: 'How people are matched in this fair: weights, what was learnt, how evenly people are seen',
});
export const setMatchSettings = endpoint({
  method: 'PUT',
  path: '/api/matchmaking/:fairId/matching',
  access: ['organiser'],
  body: MatchSettings,
  answer: MatchSettingsView,
  summary: 'Changes it; lists follow at once, the balance of exposure within seconds',
});
export const previewMatchSettings = endpoint({
  method: 'POST',
  path: '/api/matchmaking/:fairId/matching/preview',
  access: ['organiser'],
  body: z.object({ settings: MatchSettings, participantId: Id.optional() }),
  answer: MatchPreview,
  summary: 'What other settings would change, on a sample of the fair; nothing is saved',
});
export const learnWeights = endpoint({
  method: 'POST',
  path: '/api/matchmaking/:fairId/matching/learn',
  access: ['organiser'],
  answer: MatchSettingsView,
  summary: 'Fits the weights to the answers so far, as a job',
});
