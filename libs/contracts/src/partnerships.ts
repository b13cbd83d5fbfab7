import { z } from 'zod';
import { documentMaxBytes } from './booth-documents.js';
import { Day, Id, Instant, Line, PageQuery, pageOf, RequiredLine } from './common.js';
import { attendees, endpoint } from './endpoint.js';
import { PersonFace } from './profiles.js';

/** What a partnership stands on. */
export const pillars = ['desire', 'project', 'balance', 'terms'] as const;
export const Pillar = z.enum(pillars);
export type Pillar = z.infer<typeof Pillar>;

/** A lead also brings colleagues in, a member works along, a reader only reads. */
export const PartnershipRole = z.enum(['lead', 'member', 'reader']);
export type PartnershipRole = z.infer<typeof PartnershipRole>;

/** Two ratings of a pillar that are so far apart, or farther, are worth a talk. */
export const talkDifference = 2;
/** Ratings of one side and pillar that a space shows: the latest. */
export const mostPoints = 52;

const Purpose = z.string().trim().min(20, 'too-short').max(1000);
export const PartnershipPurpose = z.object({ purpose: Purpose });

export const PartnershipLine = z
  .object({
    id: Id,
    state: z.enum(['proposed', 'open', 'declined', 'withdrawn']),
    /** Where it began; null once that fair is gone. */
    fairId: Id.nullable(),
    fairName: z.string(),
    ownName: z.string(),
    otherName: z.string(),
    role: PartnershipRole,
    /** Proposed by the other side: the caller's side has to answer. */
    isToAnswer: z.boolean(),
    purpose: z.string(),
    /** The first day on which it is awake again; null when it does not sleep. */
    sleepsUntil: Day.nullable(),
    lastActivityAt: Instant,
  })
  .meta({ id: 'PartnershipLine' });
export type PartnershipLine = z.infer<typeof PartnershipLine>;

const Side = z.enum(['own', 'other']);

export const PillarRating = z
  .object({
    id: Id,
    score: z.int().min(1).max(5),
    word: z.string(),
    by: z.string(),
    at: Instant,
    /** Of the caller's own ratings only. */
    note: z.string().nullable(),
  })
  .meta({ id: 'PillarRating' });
export type PillarRating = z.infer<typeof PillarRating>;

export const PillarView = z
  .object({
    pillar: Pillar,
    /** Oldest first. */
    own: z.array(PillarRating).max(mostPoints),
    other: z.array(PillarRating).max(mostPoints),
    /** The two sides see it differently now. */
    isWorthATalk: z.boolean(),
  })
  .meta({ id: 'PillarView' });
export type PillarView = z.infer<typeof PillarView>;

export const PartnershipMember = z
  .object({
    id: Id,
    name: z.string(),
    side: Side,
    role: PartnershipRole,
    isCaller: z.boolean(),
    /** At the fair where it began; null for whoever is not there (any more). */
    participantId: Id.nullable(),
  })
  .meta({ id: 'PartnershipMember' });
export type PartnershipMember = z.infer<typeof PartnershipMember>;

export const PartnershipSpace = PartnershipLine.extend({
  members: z.array(PartnershipMember).max(100),
  pillars: z.array(PillarView).length(pillars.length),
  /** What the purpose has been, newest first, the present one among them; the last 20. */
  purposes: z.array(z.object({ text: z.string(), by: z.string(), at: Instant })).max(20),
}).meta({ id: 'PartnershipSpace' });
export type PartnershipSpace = z.infer<typeof PartnershipSpace>;

export const PartnershipStep = z
  .object({
    id: Id,
    kind: z.enum(['milestone', 'task']),
    title: z.string(),
    dueOn: Day.nullable(),
    /** The member who does it. */
    whoId: Id.nullable(),
    isDone: z.boolean(),
  })
  .meta({ id: 'PartnershipStep' });
export type PartnershipStep = z.infer<typeof PartnershipStep>;

/** Files of one partnership at a time. */
export const mostPartnershipFiles = 100;

/** A file that somebody has put into a partnership for all its people. */
export const PartnershipFile = z
  .object({
    id: Id,
    name: z.string(),
    type: z.string(),
    size: z.number().int(),
    /** Who has put it there. */
    by: z.string(),
    isOwnSide: z.boolean(),
    addedAt: Instant,
    /** Everybody else who has opened it, the first one first. */
    openedBy: z.array(z.string()),
    /** The reader's own, or of the side that the reader leads. */
    canRemove: z.boolean(),
  })
  .meta({ id: 'PartnershipFile' });
export type PartnershipFile = z.infer<typeof PartnershipFile>;

/** What is said of a milestone or task. */
export const PartnershipStepBody = z.object({
  kind: PartnershipStep.shape.kind,
  title: RequiredLine(200),
  dueOn: Day.nullable(),
  whoId: Id.nullable(),
  isDone: z.boolean().default(false),
});

const space = '/api/partnerships/spaces/:partnershipId';

export const proposePartnership = endpoint({
  method: 'POST',
  path: '/api/partnerships/fairs/:fairId/proposals',
  access: attendees,
  body: z.object({ participantId: Id, purpose: Purpose }),
  answer: z.object({ id: Id }),
  summary: 'Proposes a partnership to somebody of another company',
});
export const listReconnections = endpoint({
  method: 'GET',
  path: '/api/partnerships/fairs/:fairId/reconnections',
  access: attendees,
  query: PageQuery,
  answer: pageOf(PersonFace.extend({ partnershipId: Id })),
  summary: 'People of this fair with whom the caller has an open partnership that began at another one',
});
export const listPartnerships = endpoint({
  method: 'GET',
  path: '/api/partnerships/spaces',
  access: 'signed-in',
  query: PageQuery,
  answer: pageOf(PartnershipLine),
  summary: "The caller's partnerships and proposals of any fair, those with the latest activity first",
});
export const getPartnership = endpoint({
  method: 'GET',
  path: space,
  access: 'signed-in',
  answer: PartnershipSpace,
  summary: 'A partnership; its members only',
});
export const answerPartnership = endpoint({
  method: 'POST',
  path: `${space}/answer`,
  access: 'signed-in',
  body: z.object({ answer: z.enum(['accept', 'decline', 'withdraw']) }),
  summary: 'Accepts or declines a proposal, or takes it back; the lead of the side whose word it is',
});
export const setPartnershipPurpose = endpoint({
  method: 'PUT',
  path: `${space}/purpose`,
  access: 'signed-in',
  body: PartnershipPurpose,
  summary: 'Writes the purpose anew; leads and members of either side',
});
export const sleepPartnership = endpoint({
  method: 'PUT',
  path: `${space}/sleep`,
  access: 'signed-in',
  body: z.object({ until: Day.nullable() }),
  summary: 'Stops all reminders until a day, or wakes it; leads and members of either side',
});
export const listPartnershipColleagues = endpoint({
  method: 'GET',
  path: `${space}/colleagues`,
  access: 'signed-in',
  query: PageQuery,
  answer: pageOf(z.object({ id: Id, name: z.string() })),
  summary: "Colleagues from the caller's company at the fair where it began who are not in it yet; leads only",
});
export const addPartnershipMember = endpoint({
  method: 'POST',
  path: `${space}/members`,
  access: 'signed-in',
  body: z.object({ participantId: Id, role: PartnershipRole }),
  summary: 'Brings a colleague in; leads, for their own side',
});
export const changePartnershipMember = endpoint({
  method: 'PUT',
  path: `${space}/members/:memberId`,
  access: 'signed-in',
  body: z.object({ role: PartnershipRole }),
  summary: "Gives somebody of the caller's side another role; leads. Each side keeps a lead",
});
export const removePartnershipMember = endpoint({
  method: 'DELETE',
  path: `${space}/members/:memberId`,
  access: 'signed-in',
  summary: "Takes somebody of the caller's side out; leads, and everybody themselves. Each side keeps a lead",
});
export const ratePillar = endpoint({
  method: 'POST',
  path: `${space}/ratings`,
  access: 'signed-in',
  body: z.object({
    pillar: Pillar,
    score: z.int().min(1).max(5),
    word: Line(200).default(''),
    /** For the caller's own eyes. */
    note: Line(1000).default(''),
  }),
  summary: 'Rates a pillar for the own side, as often as one likes; leads and members',
});
export const listPartnershipSteps = endpoint({
  method: 'GET',
  path: `${space}/steps`,
  access: 'signed-in',
  query: PageQuery.extend({ done: z.enum(['yes', 'no']).default('no') }),
  answer: pageOf(PartnershipStep),
  summary: 'Milestones and tasks: open ones by date, done ones newest first',
});
export const addPartnershipStep = endpoint({
  method: 'POST',
  path: `${space}/steps`,
  access: 'signed-in',
  body: PartnershipStepBody,
  answer: PartnershipStep,
  summary: 'Adds a milestone or task; leads and members of either side',
});
export const changePartnershipStep = endpoint({
  method: 'PUT',
  path: `${space}/steps/:stepId`,
  access: 'signed-in',
  body: PartnershipStepBody,
  answer: PartnershipStep,
  summary: 'Changes a milestone or task, or says that it is done; leads and members of either side',
});
export const removePartnershipStep = endpoint({
  method: 'DELETE',
  path: `${space}/steps/:stepId`,
  access: 'signed-in',
  summary: 'Removes a milestone or task; leads and members of either side',
});

export const listPartnershipFiles = endpoint({
  method: 'GET',
  path: `${space}/files`,
  access: 'signed-in',
  query: PageQuery,
  answer: pageOf(PartnershipFile),
  summary: 'Files that the people of a partnership share, newest first, with who has opened each',
});
export const addPartnershipFile = endpoint({
  method: 'POST',
  path: `${space}/files`,
  access: 'signed-in',
  upload: { maxBytes: documentMaxBytes },
  answer: PartnershipFile,
  summary: 'Shares a file with everybody in the partnership, 100 at most; leads and members of either side',
});
export const readPartnershipFile = endpoint({
  method: 'GET',
  path: `${space}/files/:fileId`,
  access: 'signed-in',
  summary: 'The file itself; that it was opened stands in the list',
});
export const removePartnershipFile = endpoint({
  method: 'DELETE',
  path: `${space}/files/:fileId`,
  access: 'signed-in',
  summary: 'Removes a file for good: whoever has added it, and leads of that side',
});
