import { z } from 'zod';
import { Id, Instant, PageQuery, pageOf } from './common.js';
import { endpoint } from './endpoint.js';
import { ParticipantCard } from './profiles.js';

export const WishLevel = z.enum(['want', 'could', 'no']);
export type WishLevel = z.infer<typeof WishLevel>;

/** One readable reason; the message catalogues turn the code into a sentence. */
export const MatchReason = z
  .object({
    code: z.string(),
    /** Contribution to the score of that side, in log-odds; negative for counter-points. */
    weight: z.number(),
    topicIds: z.array(Id).optional(),
    words: z.array(z.string()).optional(),
    languages: z.array(z.string()).optional(),
  })
  .meta({ id: 'MatchReason' });
export type MatchReason = z.infer<typeof MatchReason>;

export const Match = z
  .object({
    participant: ParticipantCard,
    /** Mutual score, 0 to 1. */
    score: z.number(),
    forYou: z.array(MatchReason),
    forThem: z.array(MatchReason),
    caution: MatchReason.nullable(),
    wish: WishLevel.nullable(),
  })
  .meta({ id: 'Match' });
export type Match = z.infer<typeof Match>;

export const Wish = z
  .object({ participant: ParticipantCard, level: WishLevel, updatedAt: Instant })
  .meta({ id: 'Wish' });
export type Wish = z.infer<typeof Wish>;

export const listRecommendations = endpoint({
  method: 'GET',
  path: '/api/matchmaking/:fairId/recommendations',
  access: ['exhibitor', 'participant'],
  query: z.object({ limit: z.coerce.number().int().min(1).max(50).default(20) }),
  answer: z.array(Match),
  summary: 'The best counterparts for the caller, with reasons for both sides',
});
export const getMatch = endpoint({
  method: 'GET',
  path: '/api/matchmaking/:fairId/matches/:participantId',
  access: ['exhibitor', 'participant'],
  answer: Match,
  summary: 'Score and reasons for one person',
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
  body: z.object({ level: WishLevel }),
  answer: z.object({ level: WishLevel }),
  summary: 'Says want, could or no about a person, until wishes close',
});
export const removeWish = endpoint({
  method: 'DELETE',
  path: '/api/matchmaking/:fairId/wishes/:participantId',
  access: ['exhibitor', 'participant'],
  summary: 'Takes a wish back',
});

export const RunStatus = z.enum(['queued', 'running', 'finished', 'failed', 'cancelled']);
export const TimetableRun = z
  .object({
    id: Id,
    number: z.number().int(),
    status: RunStatus,
    /** 0 to 1. */
    progress: z.number(),
    people: z.number().int(),
    wishes: z.number().int(),
    meetings: z.number().int(),
    peopleWithMeeting: z.number().int(),
    /** Sum of the values of the granted wishes, and an upper bound of what any timetable could reach. */
    value: z.number(),
    bound: z.number(),
    failure: z.string().nullable(),
    createdAt: Instant,
    finishedAt: Instant.nullable(),
    publishedAt: Instant.nullable(),
  })
  .meta({ id: 'TimetableRun' });
export type TimetableRun = z.infer<typeof TimetableRun>;

/** A person as the timetable's lists show it. */
export const PersonLine = z.object({ id: Id, name: z.string(), companyName: z.string() }).meta({ id: 'PersonLine' });

export const PlannedMeeting = z
  .object({
    a: PersonLine,
    b: PersonLine,
    startsAt: Instant,
    endsAt: Instant,
    place: z.enum(['video', 'table']),
    tableNumber: z.number().int().nullable(),
  })
  .meta({ id: 'PlannedMeeting' });
export type PlannedMeeting = z.infer<typeof PlannedMeeting>;

export const RefusedWish = z
  .object({ a: PersonLine, b: PersonLine, isMutual: z.boolean(), reason: z.string() })
  .meta({ id: 'RefusedWish' });
export type RefusedWish = z.infer<typeof RefusedWish>;

export const startRun = endpoint({
  method: 'POST',
  path: '/api/matchmaking/:fairId/runs',
  access: ['organiser'],
  answer: TimetableRun,
  summary: 'Starts a timetable run as a job; one at a time per fair',
});
export const listRuns = endpoint({
  method: 'GET',
  path: '/api/matchmaking/:fairId/runs',
  access: ['organiser'],
  query: PageQuery,
  answer: pageOf(TimetableRun),
  summary: 'Timetable runs, newest first',
});
export const getRun = endpoint({
  method: 'GET',
  path: '/api/matchmaking/:fairId/runs/:runId',
  access: ['organiser'],
  answer: TimetableRun,
  summary: 'One run with its progress and numbers',
});
export const cancelRun = endpoint({
  method: 'POST',
  path: '/api/matchmaking/:fairId/runs/:runId/cancel',
  access: ['organiser'],
  answer: TimetableRun,
  summary: 'Stops a run that is waiting or running',
});
export const listRunMeetings = endpoint({
  method: 'GET',
  path: '/api/matchmaking/:fairId/runs/:runId/meetings',
  access: ['organiser'],
  query: PageQuery.extend({ search: z.string().trim().max(100).optional() }),
  answer: pageOf(PlannedMeeting),
  summary: 'Meetings of a run in order of time',
});
export const listRunRefusals = endpoint({
  method: 'GET',
  path: '/api/matchmaking/:fairId/runs/:runId/refusals',
  access: ['organiser'],
  query: PageQuery.extend({ search: z.string().trim().max(100).optional() }),
  answer: pageOf(RefusedWish),
  summary: 'Wishes that were not granted, each with its reason',
});
export const publishRun = endpoint({
  method: 'POST',
  path: '/api/matchmaking/:fairId/runs/:runId/publish',
  access: ['organiser'],
  answer: TimetableRun,
  summary: 'Publishes the timetable of a finished run to all agendas',
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
