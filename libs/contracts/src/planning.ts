import { z } from 'zod';
import { Id, Instant, PageQuery, pageOf, WallTime } from './common.js';
import { endpoint } from './endpoint.js';
import { PersonLine } from './matchmaking.js';

const count = (max: number) => z.number().int().min(0).max(max);

const rules = z.object({
  /** Meetings of one person in the whole fair, and a day; null: no limit. */
  maxMeetings: count(500).min(1).nullable(),
  maxPerDay: count(100).min(1).nullable(),
  /** After so many meetings in a row one slot stays free; null: no rule. */
  restAfter: count(50).min(1).nullable(),
  /** Somewhere between these times each person keeps one slot free, every day; fair's time. */
  lunch: z.object({ from: WallTime, to: WallTime }).nullable(),
  /** Meetings that everybody should have at least; a goal, not a promise. */
  minForExhibitors: count(100),
  minForVisitors: count(100),
  /** `preferred`: it counts in the matching only. */
  commonLanguage: z.enum(['preferred', 'required']),
  /** One side on site, the other at a distance: on their own device, or at a table with the other on video. */
  mixedMeetings: z.enum(['device', 'table']),
  /** Meetings that can be held at a booth at the same time; 0: booths are no places for meetings. */
  boothSeats: count(10),
});

/** What every timetable of the fair has to respect. */
export const PlanningRules = rules
  .superRefine((given, context) => {
    const refuse = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (given.lunch && given.lunch.to <= given.lunch.from) refuse('lunch', 'ends-before-start');
    if (given.maxMeetings !== null && given.minForExhibitors > given.maxMeetings)
      refuse('minForExhibitors', 'above-maximum');
    if (given.maxMeetings !== null && given.minForVisitors > given.maxMeetings)
      refuse('minForVisitors', 'above-maximum');
  })
  .meta({ id: 'PlanningRules' });
export type PlanningRules = z.infer<typeof PlanningRules>;

export const getPlanningRules = endpoint({
  method: 'GET',
  path: '/api/matchmaking/:fairId/planning',
  access: ['organiser'],
  answer: PlanningRules,
  summary: 'What every timetable of the fair has to respect',
});
export const setPlanningRules = endpoint({
  method: 'PUT',
  path: '/api/matchmaking/:fairId/planning',
  access: ['organiser'],
  body: PlanningRules,
  answer: PlanningRules,
  summary: 'Replaces the rules; they count from the next run on',
});

/** Limits of one person in place of the fair's; null: the fair's. */
export const PersonLimit = z
  .object({ person: PersonLine, min: z.number().int().nullable(), max: z.number().int().nullable() })
  .meta({ id: 'PersonLimit' });
export type PersonLimit = z.infer<typeof PersonLimit>;
export const listPersonLimits = endpoint({
  method: 'GET',
  path: '/api/matchmaking/:fairId/planning/limits',
  access: ['organiser'],
  query: PageQuery,
  answer: pageOf(PersonLimit),
  summary: 'People with limits of their own, by name',
});
export const setPersonLimit = endpoint({
  method: 'PUT',
  path: '/api/matchmaking/:fairId/planning/limits/:participantId',
  access: ['organiser'],
  body: z
    .object({ min: count(100).nullable(), max: count(500).nullable() })
    .refine(({ min, max }) => min === null || max === null || min <= max, { path: ['min'], error: 'above-maximum' }),
  answer: PersonLimit,
  summary: 'Sets the limits of one person; both null removes them',
});
export const getOwnLimit = endpoint({
  method: 'GET',
  path: '/api/matchmaking/:fairId/own-limit',
  access: ['exhibitor', 'participant'],
  answer: z.object({ max: z.number().int().nullable(), fairMax: z.number().int().nullable() }),
  summary: 'How many meetings the caller accepts at most',
});
export const setOwnLimit = endpoint({
  method: 'PUT',
  path: '/api/matchmaking/:fairId/own-limit',
  access: ['exhibitor', 'participant'],
  body: z.object({ max: count(500).nullable() }),
  answer: z.object({ max: z.number().int().nullable(), fairMax: z.number().int().nullable() }),
  summary: 'Sets how many meetings the caller accepts at most; null: as many as the fair allows',
});

/** `must`: to be granted before others. `veto`: never. `fixed`: at that time, whatever else. */
export const PairRuleKind = z.enum(['must', 'veto', 'fixed']);
export const PairRule = z
  .object({
    id: Id,
    kind: PairRuleKind,
    a: PersonLine,
    b: PersonLine,
    /** Others who take part, on either side. */
    others: z.array(PersonLine),
    /** Start of the slot of a fixed meeting. */
    startsAt: Instant.nullable(),
  })
  .meta({ id: 'PairRule' });
export type PairRule = z.infer<typeof PairRule>;
export const listPairRules = endpoint({
  method: 'GET',
  path: '/api/matchmaking/:fairId/planning/pairs',
  access: ['organiser'],
  query: PageQuery,
  answer: pageOf(PairRule),
  summary: 'Meetings that must, must not or are fixed to take place',
});
export const addPairRule = endpoint({
  method: 'POST',
  path: '/api/matchmaking/:fairId/planning/pairs',
  access: ['organiser'],
  body: z
    .object({
      kind: PairRuleKind,
      aId: Id,
      bId: Id,
      otherIds: z.array(Id).max(6).default([]),
      startsAt: Instant.nullable().default(null),
    })
    .refine(({ kind, startsAt }) => (kind === 'fixed') === (startsAt !== null), {
      path: ['startsAt'],
      error: 'required',
    })
    .refine(({ aId, bId, otherIds }) => new Set([aId, bId, ...otherIds]).size === otherIds.length + 2, {
      path: ['otherIds'],
      error: 'person-twice',
    }),
  answer: PairRule,
  summary: 'Adds one; refused with RULE_CONTRADICTS where it contradicts another',
});
export const removePairRule = endpoint({
  method: 'DELETE',
  path: '/api/matchmaking/:fairId/planning/pairs/:ruleId',
  access: ['organiser'],
  summary: 'Removes one',
});

const pair = z.object({ a: PersonLine, b: PersonLine });
/** The first meeting has to be over before the other begins. */
export const PrecedenceRule = z.object({ id: Id, first: pair, next: pair }).meta({ id: 'PrecedenceRule' });
export type PrecedenceRule = z.infer<typeof PrecedenceRule>;
export const listPrecedences = endpoint({
  method: 'GET',
  path: '/api/matchmaking/:fairId/planning/precedences',
  access: ['organiser'],
  query: PageQuery,
  answer: pageOf(PrecedenceRule),
  summary: 'Which meetings have to come before which',
});
const pairIds = z.object({ aId: Id, bId: Id });
export const addPrecedence = endpoint({
  method: 'POST',
  path: '/api/matchmaking/:fairId/planning/precedences',
  access: ['organiser'],
  body: z.object({ first: pairIds, next: pairIds }),
  answer: PrecedenceRule,
  summary: 'Adds one; refused with RULE_CONTRADICTS where the order would go in a circle',
});
export const removePrecedence = endpoint({
  method: 'DELETE',
  path: '/api/matchmaking/:fairId/planning/precedences/:ruleId',
  access: ['organiser'],
  summary: 'Removes one',
});
