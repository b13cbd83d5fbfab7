import { z } from 'zod';
import { Id, Instant, Line, PageQuery, pageOf, WallTime } from './common.js';
import { endpoint } from './endpoint.js';
import { slotLengths } from './fairs.js';
import { PersonLine } from './matchmaking.js';
import { MeetingPlace } from './meetings.js';

export const RunStatus = z.enum(['queued', 'running', 'finished', 'failed', 'cancelled']);
/** `plan` can be published. `what-if` answers a question on a copy of the fair and never can. */
export const RunKind = z.enum(['plan', 'what-if']);
/** What a run leaves alone: the meetings on the agendas, or only those that begin within the hour. */
export const RunKeeps = z.enum(['published', 'nothing']);

/** What would be different in the fair; what is absent stays as it is. */
export const WhatIf = z
  .object({
    tables: z.number().int().min(0).max(2000),
    dayStartsAt: WallTime,
    dayEndsAt: WallTime,
    slotMinutes: z.union(slotLengths.map((minutes) => z.literal(minutes))),
    breakMinutes: z.number().int().min(0).max(30),
    boothSeats: z.number().int().min(0).max(10),
    maxMeetings: z.number().int().min(1).max(500).nullable(),
  })
  .partial()
  .meta({ id: 'WhatIf' });
export type WhatIf = z.infer<typeof WhatIf>;

/** What a finished run came to, beyond its sums. */
export const RunReport = z
  .object({
    slots: z.number().int(),
    places: z.object({ video: z.number().int(), table: z.number().int(), booth: z.number().int() }),
    /** Idle gaps between two meetings of a person on a day, over all people. */
    breaks: z.number().int(),
    /** How many people have how many meetings, ascending. */
    load: z.array(z.object({ meetings: z.number().int(), people: z.number().int() })),
    /** How many wishes were refused for which reason, most first. */
    refusals: z.array(z.object({ reason: z.string(), wishes: z.number().int() })),
    /** Meetings that the organiser asked for, and those that have a place. */
    musts: z.object({ asked: z.number().int(), granted: z.number().int() }),
    /** People below their minimum, by reason. */
    belowMinimum: z.array(z.object({ reason: z.string(), people: z.number().int() })),
  })
  .meta({ id: 'RunReport' });
export type RunReport = z.infer<typeof RunReport>;

export const TimetableRun = z
  .object({
    id: Id,
    number: z.number().int(),
    kind: RunKind,
    keeps: RunKeeps,
    /** What differs from the fair, in a what-if run. */
    changes: WhatIf.nullable(),
    note: z.string(),
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
    report: RunReport.nullable(),
    /** Code of the cause where the input contradicts itself, with the names concerned. */
    failure: z
      .object({ code: z.string(), people: z.array(PersonLine), details: z.record(z.string(), z.unknown()) })
      .nullable(),
    createdAt: Instant,
    finishedAt: Instant.nullable(),
    publishedAt: Instant.nullable(),
    /** Whether this is the timetable on the agendas. */
    isCurrent: z.boolean(),
  })
  .meta({ id: 'TimetableRun' });
export type TimetableRun = z.infer<typeof TimetableRun>;

export const PlannedMeeting = z
  .object({
    a: PersonLine,
    b: PersonLine,
    others: z.array(PersonLine),
    startsAt: Instant,
    endsAt: Instant,
    place: MeetingPlace,
    tableNumber: z.number().int().nullable(),
    boothCompanyName: z.string().nullable(),
    hasVideo: z.boolean(),
  })
  .meta({ id: 'PlannedMeeting' });
export type PlannedMeeting = z.infer<typeof PlannedMeeting>;

export const RefusedWish = z
  .object({ a: PersonLine, b: PersonLine, isMutual: z.boolean(), isMust: z.boolean(), reason: z.string() })
  .meta({ id: 'RefusedWish' });
export type RefusedWish = z.infer<typeof RefusedWish>;

const searched = PageQuery.extend({ search: z.string().trim().max(100).optional() });

export const startRun = endpoint({
  method: 'POST',
  path: '/api/matchmaking/:fairId/runs',
  access: ['organiser'],
  body: z
    .object({
      kind: RunKind.default('plan'),
      keeps: RunKeeps.default('published'),
      changes: WhatIf.nullable().default(null),
      note: Line(120).default(''),
    })
    .refine(({ kind, changes }) => (kind === 'what-if') === (changes !== null && Object.keys(changes).length > 0), {
      path: ['changes'],
      error: 'required',
    }),
  answer: TimetableRun,
  summary: 'Starts a timetable run, or a what-if, as a job; one at a time per fair',
});
export const listRuns = endpoint({
  method: 'GET',
  path: '/api/matchmaking/:fairId/runs',
  access: ['organiser'],
  query: PageQuery.extend({ kind: RunKind.optional() }),
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
  query: searched,
  answer: pageOf(PlannedMeeting),
  summary: 'Meetings of a run in order of time',
});
export const listRunRefusals = endpoint({
  method: 'GET',
  path: '/api/matchmaking/:fairId/runs/:runId/refusals',
  access: ['organiser'],
  query: searched.extend({ reason: z.string().max(40).optional() }),
  answer: pageOf(RefusedWish),
  summary: 'Wishes that were not granted, each with its reason; those the organiser asked for first',
});

/** What a run means for one person. */
export const PersonLoad = z
  .object({
    person: PersonLine,
    meetings: z.number().int(),
    /** Mutual wishes that the person has a part in. */
    wished: z.number().int(),
    breaks: z.number().int(),
    /** Meetings missing to the minimum, and why. */
    missing: z.number().int(),
    missingReason: z.string().nullable(),
  })
  .meta({ id: 'PersonLoad' });
export type PersonLoad = z.infer<typeof PersonLoad>;
export const listRunLoads = endpoint({
  method: 'GET',
  path: '/api/matchmaking/:fairId/runs/:runId/loads',
  access: ['organiser'],
  query: searched.extend({ order: z.enum(['most', 'fewest', 'breaks', 'missing']).default('most') }),
  answer: pageOf(PersonLoad),
  summary: 'Meetings, wishes and breaks of each person in a run',
});

/** How one run differs from another, by pair. */
export const RunComparison = z
  .object({
    base: TimetableRun.nullable(),
    added: z.number().int(),
    removed: z.number().int(),
    /** Another time or place. */
    moved: z.number().int(),
    unchanged: z.number().int(),
    peopleAffected: z.number().int(),
  })
  .meta({ id: 'RunComparison' });
export type RunComparison = z.infer<typeof RunComparison>;
const against = z.object({
  /** The run to compare with; without it the one on the agendas. */
  base: Id.optional(),
});
export const compareRun = endpoint({
  method: 'GET',
  path: '/api/matchmaking/:fairId/runs/:runId/comparison',
  access: ['organiser'],
  query: against,
  answer: RunComparison,
  summary: 'How a run differs from another or from the published timetable',
});
const place = z.object({
  startsAt: Instant,
  place: MeetingPlace,
  tableNumber: z.number().int().nullable(),
  boothCompanyName: z.string().nullable(),
});
export const RunChange = z
  .object({
    a: PersonLine,
    b: PersonLine,
    change: z.enum(['added', 'removed', 'moved']),
    before: place.nullable(),
    after: place.nullable(),
  })
  .meta({ id: 'RunChange' });
export type RunChange = z.infer<typeof RunChange>;
export const listRunChanges = endpoint({
  method: 'GET',
  path: '/api/matchmaking/:fairId/runs/:runId/changes',
  access: ['organiser'],
  query: PageQuery.extend(against.shape).extend({ change: z.enum(['added', 'removed', 'moved']).optional() }),
  answer: pageOf(RunChange),
  summary: 'The differences, in order of time',
});
export const publishRun = endpoint({
  method: 'POST',
  path: '/api/matchmaking/:fairId/runs/:runId/publish',
  access: ['organiser'],
  answer: TimetableRun,
  summary: 'Publishes the timetable of a finished run to all agendas; an older one: back to it',
});

/** What happened to the published timetable by itself, nothing else moved. */
export const Repair = z
  .object({
    id: Id,
    at: Instant,
    /** `not-free`: somebody was no longer free when the timetable was published. */
    cause: z.enum(['cancelled', 'no-show', 'moved', 'late-wish', 'not-free']),
    /** The meeting that went, or the pair that agreed late. */
    a: PersonLine,
    b: PersonLine,
    startsAt: Instant.nullable(),
    added: z.array(PlannedMeeting),
  })
  .meta({ id: 'Repair' });
export type Repair = z.infer<typeof Repair>;
export const listRepairs = endpoint({
  method: 'GET',
  path: '/api/matchmaking/:fairId/repairs',
  access: ['organiser'],
  query: PageQuery,
  answer: pageOf(Repair),
  summary:
    'Cancellations and late wishes since the publication, and the meetings that took the freed places, newest first',
});
