import { z } from 'zod';
import { Day, Id, Instant, Line, PageQuery, pageOf, RequiredLine } from './common.js';
import { Contact, ContactField, consentActs } from './consents.js';
import { endpoint } from './endpoint.js';
import { PersonFace } from './profiles.js';

/** What can bring a person and a booth together. */
export const leadSources = [
  'met',
  'called',
  'chatted',
  'visited',
  'document',
  'scanned',
  'exchanged',
  'bookmarked',
] as const;
export const LeadSource = z.enum(leadSources);
export type LeadSource = z.infer<typeof LeadSource>;

export const Temperature = z.enum(['hot', 'warm', 'cold']);
export type Temperature = z.infer<typeof Temperature>;

/** What the organiser decides about leads, for all booths of a fair. */
export const LeadSettings = z
  .object({
    /** Sources that make somebody a lead; the others are only in the numbers. */
    counts: z.array(LeadSource).max(leadSources.length),
    /** What each act of a person gives at most; the person may narrow it. */
    gives: z.record(z.enum(consentActs), z.array(ContactField).max(4)),
    /** Leads are deleted so many days after the fair's last day; null: they are kept. */
    retentionDays: z.number().int().min(1).max(3650).nullable(),
  })
  .meta({ id: 'LeadSettings' });
export type LeadSettings = z.infer<typeof LeadSettings>;

const QuestionBase = { id: Id, text: RequiredLine(200) };
/** A question that a booth's team asks of each lead. */
export const LeadQuestion = z
  .discriminatedUnion('kind', [
    z.object({ ...QuestionBase, kind: z.literal('text') }),
    z.object({ ...QuestionBase, kind: z.literal('yes-no') }),
    z.object({ ...QuestionBase, kind: z.literal('choice'), choices: z.array(RequiredLine(80)).min(2).max(12) }),
  ])
  .meta({ id: 'LeadQuestion' });
export type LeadQuestion = z.infer<typeof LeadQuestion>;

/** Text, one of the choices, or `yes` and `no`. Empty: no answer. */
export const LeadAnswers = z.record(Id, Line(1000));
export type LeadAnswers = z.infer<typeof LeadAnswers>;

const LeadLineShape = z.object({
  id: Id,
  person: PersonFace,
  sources: z.array(LeadSource),
  grade: z.number().int().min(1).max(5).nullable(),
  temperature: Temperature.nullable(),
  tags: z.array(z.string()),
  /** What is to be done next. */
  nextStep: z.string(),
  nextOn: Day.nullable(),
  nextDoneAt: Instant.nullable(),
  assignedTo: z.object({ id: Id, name: z.string() }).nullable(),
  firstAt: Instant,
  lastAt: Instant,
  /** Leads of the same company, this one included. */
  companyLeads: z.number().int(),
});
/** One person, in the list of a booth's leads. */
export const LeadLine = LeadLineShape.meta({ id: 'LeadLine' });
export type LeadLine = z.infer<typeof LeadLine>;

export const LeadHappening = z
  .object({
    id: z.string(),
    kind: LeadSource,
    at: Instant,
    /** Who of the team was part of it. */
    by: z.string().nullable(),
    /** Numbers and texts of its kind: `outcome`, `waitedSeconds`, `talkedSeconds`, `message`, `device`. */
    details: z.record(z.string(), z.union([z.string(), z.number()])),
  })
  .meta({ id: 'LeadHappening' });
export type LeadHappening = z.infer<typeof LeadHappening>;

export const LeadNote = z
  .object({
    id: Id,
    text: z.string(),
    by: z.string(),
    at: Instant,
    /** The reader's, who can remove it. */
    isOwn: z.boolean(),
    /** Shared from a meeting, where its writer changes it. */
    isOfMeeting: z.boolean(),
  })
  .meta({ id: 'LeadNote' });

export const Lead = LeadLineShape.extend({
  answers: LeadAnswers,
  /** Newest first. */
  timeline: z.array(LeadHappening),
  notes: z.array(LeadNote),
  /** Only what the person lets this booth have, now. */
  contact: Contact,
  /** Whether the person has given something, and has taken all of it back. */
  isRevoked: z.boolean(),
}).meta({ id: 'Lead' });
export type Lead = z.infer<typeof Lead>;

/** Absent fields stay as they are. */
export const LeadChange = z
  .object({
    grade: z.number().int().min(1).max(5).nullable(),
    temperature: Temperature.nullable(),
    tags: z.array(RequiredLine(40)).max(20),
    answers: LeadAnswers,
    nextStep: Line(300),
    nextOn: Day.nullable(),
    isNextDone: z.boolean(),
    assignedToId: Id.nullable(),
  })
  .partial();

/** What a team works with: its people, its questions, the tags in use. */
export const LeadDesk = z
  .object({
    boothId: Id,
    team: z.array(z.object({ id: Id, name: z.string() })),
    questions: z.array(LeadQuestion),
    tags: z.array(z.object({ tag: z.string(), leads: z.number().int() })),
    /** When leads are deleted; null: they are kept. */
    deletedOn: Day.nullable(),
    /** Those that were deleted last. */
    lastDeletion: z.object({ leads: z.number().int(), at: Instant }).nullable(),
  })
  .meta({ id: 'LeadDesk' });
export type LeadDesk = z.infer<typeof LeadDesk>;

/** A badge that was scanned, perhaps hours ago and without network. */
export const BadgeScan = z.object({
  /** Made by the device: a scan that is sent again is the same scan. */
  clientId: Id,
  code: z.string().trim().min(1).max(100),
  at: Instant,
  deviceId: Id,
});
export type BadgeScan = z.infer<typeof BadgeScan>;

export const ScanOutcome = z.enum([
  /** From now on a lead of the booth. */
  'new',
  /** Has been one before. */
  'known',
  /** Recorded, yet the organiser does not count scans. */
  'recorded',
  'colleague',
  /** No badge of this fair, mistyped, or replaced by a newer one. */
  'unknown',
]);
export const ScanResult = z
  .object({
    clientId: Id,
    outcome: ScanOutcome,
    leadId: Id.nullable(),
    name: z.string(),
    companyName: z.string(),
    jobTitle: z.string(),
  })
  .meta({ id: 'ScanResult' });
export type ScanResult = z.infer<typeof ScanResult>;

/** Only the team of a booth reads its leads; organisers decide the rules and read none. */
const team = ['exhibitor'] as const;

export const listLeads = endpoint({
  method: 'GET',
  path: '/api/booths/:fairId/leads',
  access: team,
  query: PageQuery.extend({
    search: z.string().trim().max(100).optional(),
    source: LeadSource.optional(),
    temperature: Temperature.optional(),
    /** At least. */
    grade: z.coerce.number().int().min(1).max(5).optional(),
    tag: z.string().trim().max(40).optional(),
    assignedTo: Id.optional(),
    companyId: Id.optional(),
    /** `open`: a next step that is not done; `due`: its day has come. */
    next: z.enum(['open', 'due']).optional(),
    order: z.enum(['recent', 'company']).default('recent'),
  }),
  answer: pageOf(LeadLine),
  summary: "Leads of the caller's booth",
});
export const getLead = endpoint({
  method: 'GET',
  path: '/api/booths/:fairId/leads/:leadId',
  access: team,
  answer: Lead,
  summary: 'One lead with its timeline, notes and what contact data the person gives',
});
export const updateLead = endpoint({
  method: 'PATCH',
  path: '/api/booths/:fairId/leads/:leadId',
  access: team,
  body: LeadChange,
  answer: Lead,
  summary: 'Qualifies a lead',
});
export const addLeadNote = endpoint({
  method: 'POST',
  path: '/api/booths/:fairId/leads/:leadId/notes',
  access: team,
  body: z.object({ text: RequiredLine(4000) }),
  answer: Lead,
  summary: 'Adds a note that the team sees',
});
export const deleteLeadNote = endpoint({
  method: 'DELETE',
  path: '/api/booths/:fairId/leads/:leadId/notes/:noteId',
  access: team,
  answer: Lead,
  summary: "Removes one of the caller's own notes",
});
export const getLeadDesk = endpoint({
  method: 'GET',
  path: '/api/booths/:fairId/lead-desk',
  access: team,
  answer: LeadDesk,
  summary: "Team, questions and tags of the caller's booth",
});
export const setLeadQuestions = endpoint({
  method: 'PUT',
  path: '/api/booths/:fairId/lead-questions',
  access: team,
  body: z.object({ questions: z.array(LeadQuestion).max(20) }),
  answer: LeadDesk,
  summary: 'Sets the questions that the team asks; answers to questions that stay are kept',
});
export const scanBadges = endpoint({
  method: 'POST',
  path: '/api/booths/:fairId/scans',
  access: team,
  body: z.object({
    /** Account that has scanned, where that may not be the one that sends. */
    userId: Id.optional(),
    scans: z.array(BadgeScan).min(1).max(200),
  }),
  answer: z.array(ScanResult),
  summary: 'Records scanned badges, idempotent by client id; of two scans of a person the earlier counts',
});
export const getLeadSettings = endpoint({
  method: 'GET',
  path: '/api/booths/:fairId/lead-settings',
  access: ['organiser', 'exhibitor'],
  answer: LeadSettings,
  summary: 'What counts as a lead, what each act gives, how long leads are kept',
});
export const setLeadSettings = endpoint({
  method: 'PUT',
  path: '/api/booths/:fairId/lead-settings',
  access: ['organiser'],
  body: LeadSettings,
  answer: LeadSettings,
  summary: 'Changes these; what was given stays given',
});
