import { z } from 'zod';
import { Id, Instant, Line, PageQuery, pageOf } from './common.js';
import { attendees, endpoint } from './endpoint.js';

/** So many cases at the fair's mean are mixed with a person's own ones, so that one miss does not ruin a figure. */
export const reliabilityPrior = 5;

const Percent = z.number().int().min(0).max(100);

/** One half of a person's reliability. Nobody but the person sees it. */
export const ReliabilityFigure = z.object({
  /** Null where there is no case. */
  percent: Percent.nullable(),
  kept: z.number().int().nonnegative(),
  /** Kept or not. */
  due: z.number().int().nonnegative(),
  /** What is mixed in. */
  meanPercent: Percent,
});
export type ReliabilityFigure = z.infer<typeof ReliabilityFigure>;

export const Reliability = z
  .object({
    /** Meetings to which the person came. */
    attendance: ReliabilityFigure,
    /** Requests that the person answered in time. */
    answers: ReliabilityFigure,
  })
  .meta({ id: 'Reliability' });
export type Reliability = z.infer<typeof Reliability>;

export const CaseKind = z.enum(['meeting', 'request']);
export type CaseKind = z.infer<typeof CaseKind>;
const PersonLine = z.object({ id: Id, name: z.string(), companyName: z.string() });
export const AppealDecision = z.enum(['accepted', 'refused']);

export const Appeal = z.object({
  text: z.string(),
  createdAt: Instant,
  /** Null while the organiser has not decided. */
  decision: AppealDecision.nullable(),
  decidedAt: Instant.nullable(),
  /** The organiser's. */
  word: z.string(),
});

/** One meeting or request that counts, or counted until an appeal was accepted. */
export const ReliabilityCase = z
  .object({
    kind: CaseKind,
    id: Id,
    /** When the meeting began, or the request was answered or ran out. */
    at: Instant,
    /** Came, or answered in time. */
    isKept: z.boolean(),
    counts: z.boolean(),
    with: z.array(PersonLine),
    appeal: Appeal.nullable(),
  })
  .meta({ id: 'ReliabilityCase' });
export type ReliabilityCase = z.infer<typeof ReliabilityCase>;

export const getReliability = endpoint({
  method: 'GET',
  path: '/api/meetings/:fairId/reliability',
  access: attendees,
  answer: Reliability,
  summary: "The caller's own reliability: meetings attended, requests answered",
});
export const listReliabilityCases = endpoint({
  method: 'GET',
  path: '/api/meetings/:fairId/reliability/cases',
  access: attendees,
  query: PageQuery,
  answer: pageOf(ReliabilityCase),
  summary: "Every case that makes the caller's reliability, newest first",
});
export const appealCase = endpoint({
  method: 'POST',
  path: '/api/meetings/:fairId/reliability/appeals',
  access: attendees,
  body: z.object({ kind: CaseKind, id: Id, text: z.string().trim().min(10, 'too-short').max(1000) }),
  summary: 'Asks the organiser to let a case that was not kept count no more; once a case',
});

/** An appeal as organisers see it. */
export const AppealRow = Appeal.extend({
  id: Id,
  kind: CaseKind,
  /** The meeting or request. */
  caseId: Id,
  /** When the meeting began, or the request ran out. */
  at: Instant,
  by: PersonLine,
  with: z.array(PersonLine),
}).meta({ id: 'AppealRow' });
export type AppealRow = z.infer<typeof AppealRow>;

export const listAppeals = endpoint({
  method: 'GET',
  path: '/api/meetings/:fairId/appeals',
  access: ['organiser'],
  query: PageQuery.extend({ state: z.enum(['open', 'decided']).default('open') }),
  answer: pageOf(AppealRow),
  summary: 'Appeals against missed meetings and unanswered requests, newest first',
});
export const decideAppeal = endpoint({
  method: 'POST',
  path: '/api/meetings/:fairId/appeals/:appealId',
  access: ['organiser'],
  body: z
    .object({ decision: AppealDecision, word: Line(1000).default('') })
    .refine(({ decision, word }) => decision === 'accepted' || word !== '', { path: ['word'], message: 'required' }),
  summary: 'Accepts an appeal, so that the case counts no more, or refuses it with a word. The person is told',
});
