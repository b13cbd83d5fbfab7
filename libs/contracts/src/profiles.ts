import { z } from 'zod';
import {
  CountryCode,
  EmailAddress,
  Id,
  Instant,
  Interval,
  LanguageCode,
  Line,
  Locale,
  listParam,
  PageQuery,
  pageOf,
  RequiredLine,
  TimeZone,
} from './common.js';
import { endpoint, members } from './endpoint.js';

export const ParticipantKind = z.enum(['exhibitor', 'visitor']);
export const Attendance = z.enum(['virtual', 'on_site', 'both']);
/** What a person came for. `research` looks for its like, the others for their counterpart. */
export const Intent = z.enum([
  'buy',
  'sell',
  'seek-distribution',
  'offer-distribution',
  'invest',
  'raise',
  'license-in',
  'license-out',
  'research',
]);
export type Intent = z.infer<typeof Intent>;
/** The usual size of one deal, in the fair's main currency. */
export const DealSize = z.enum(['under-10k', '10k-100k', '100k-1m', 'over-1m']);
export type DealSize = z.infer<typeof DealSize>;
/** S: below 50 people, M: below 250, L: the others. */
export const CompanySize = z.enum(['S', 'M', 'L']);
export type CompanySize = z.infer<typeof CompanySize>;
/** How far what is offered has come. */
export const Stage = z.enum(['idea', 'pilot', 'market', 'scale']);
export type Stage = z.infer<typeof Stage>;
export const Exclusivity = z.enum(['wanted', 'refused']);
export type Exclusivity = z.infer<typeof Exclusivity>;

/** On what terms a person does business. Works in the matching and is shown to nobody else. */
export const BusinessTerms = z
  .object({
    dealSizes: z.array(DealSize).max(4),
    /** Certificates that a counterpart's company must have, as written. */
    requires: z.array(RequiredLine(60)).max(10),
    /** Without them no meeting is proposed; else they only count. */
    requiresStrictly: z.boolean(),
    exclusivity: Exclusivity.nullable(),
    seeksSizes: z.array(CompanySize).max(3),
    seeksStages: z.array(Stage).max(4),
  })
  .meta({ id: 'BusinessTerms' });
export type BusinessTerms = z.infer<typeof BusinessTerms>;

export const imageUpload = { maxBytes: 5 * 1024 * 1024 };

/** A person as lists of meetings show them. */
export const PersonFace = z
  .object({
    id: Id,
    kind: ParticipantKind,
    firstName: z.string(),
    lastName: z.string(),
    jobTitle: z.string(),
    companyId: Id.nullable(),
    companyName: z.string(),
    country: CountryCode.nullable(),
    timeZone: z.string(),
    photoUrl: z.string().nullable(),
  })
  .meta({ id: 'PersonFace' });
export type PersonFace = z.infer<typeof PersonFace>;

/** What other members of the fair see of a person. Never contains an address or a telephone number. */
export const ParticipantCard = PersonFace.extend({
  languages: z.array(LanguageCode),
  attendance: Attendance,
  needs: z.array(Id),
  offers: z.array(Id),
  needText: z.string(),
  offerText: z.string(),
  intents: z.array(Intent),
  stage: Stage.nullable(),
}).meta({ id: 'ParticipantCard' });
export type ParticipantCard = z.infer<typeof ParticipantCard>;

/** A telephone number in the international form, `+33 1 23 45 67 89`, or nothing. */
export const CallPhone = z
  .string()
  .trim()
  .max(32)
  .regex(/^$|^\+[1-9][\d ()./-]{5,}$/, 'phone');

/** What a person may change of the own profile. Absent fields stay as they are. */
export const ProfileChange = z
  .object({
    firstName: RequiredLine(80),
    lastName: RequiredLine(80),
    jobTitle: Line(120),
    companyName: RequiredLine(160),
    country: CountryCode.nullable(),
    languages: z.array(LanguageCode).max(10),
    timeZone: TimeZone,
    attendance: Attendance,
    needs: z.array(Id).max(30),
    offers: z.array(Id).max(30),
    needText: Line(1000),
    offerText: Line(1000),
    intents: z.array(Intent).max(9),
    stage: Stage.nullable(),
    terms: BusinessTerms,
    /** Rung by whom this person meets when no video comes about; shown to them only while the meeting's room is open. Empty: nobody. */
    callPhone: CallPhone,
    /** Times at which the person cannot meet. */
    busy: z.array(Interval.refine((interval) => interval.endsAt > interval.startsAt, 'ends-before-start')).max(500),
  })
  .partial()
  .meta({ id: 'ProfileChange' });
export type ProfileChange = z.infer<typeof ProfileChange>;

/** What a profile lacks before others can find it by what it seeks and offers. */
export const ProfileGap = z.enum(['company', 'job-title', 'needs', 'offers', 'languages', 'availability']);

export const OwnProfile = ParticipantCard.extend({
  email: z.string(),
  terms: BusinessTerms,
  callPhone: z.string(),
  busy: z.array(Interval),
  /** What is still missing, in the order in which the form asks for it. */
  gaps: z.array(ProfileGap),
  completedAt: Instant.nullable(),
}).meta({ id: 'OwnProfile' });
export type OwnProfile = z.infer<typeof OwnProfile>;

/** A row of the organiser's list of people. */
export const ParticipantRow = ParticipantCard.extend({
  email: z.string(),
  invitedAt: Instant.nullable(),
  signedInAt: Instant.nullable(),
  completedAt: Instant.nullable(),
}).meta({ id: 'ParticipantRow' });
export type ParticipantRow = z.infer<typeof ParticipantRow>;

export const NewParticipant = z.object({
  kind: ParticipantKind,
  email: EmailAddress,
  firstName: RequiredLine(80),
  lastName: RequiredLine(80),
  companyName: Line(160).default(''),
  locale: Locale.default('en'),
});

export const Account = z
  .object({ id: Id, email: z.string(), name: z.string(), locale: Locale, hasPassword: z.boolean() })
  .meta({ id: 'Account' });
export type Account = z.infer<typeof Account>;

export const password = z.string().min(10, 'too-short').max(128);

export const getAccount = endpoint({
  method: 'GET',
  path: '/api/profiles/account',
  access: 'signed-in',
  answer: Account,
  summary: 'The signed-in account',
});
export const updateAccount = endpoint({
  method: 'PATCH',
  path: '/api/profiles/account',
  access: 'signed-in',
  body: z.object({ name: RequiredLine(120), locale: Locale }).partial(),
  answer: Account,
  summary: 'Changes name or language of the account',
});
export const setPassword = endpoint({
  method: 'PUT',
  path: '/api/profiles/account/password',
  access: 'signed-in',
  body: z.object({ currentPassword: z.string().max(128).optional(), newPassword: password }),
  summary: 'Sets a password, or changes it; then the current one is asked for. Other sessions end',
});

export const getOwnProfile = endpoint({
  method: 'GET',
  path: '/api/profiles/:fairId/me',
  access: ['exhibitor', 'participant'],
  answer: OwnProfile,
  summary: "The caller's profile in this fair",
});
export const updateOwnProfile = endpoint({
  method: 'PATCH',
  path: '/api/profiles/:fairId/me',
  access: ['exhibitor', 'participant'],
  body: ProfileChange,
  answer: OwnProfile,
  summary: "Changes the caller's profile",
});
export const putOwnPhoto = endpoint({
  method: 'PUT',
  path: '/api/profiles/:fairId/me/photo',
  access: ['exhibitor', 'participant'],
  upload: imageUpload,
  answer: OwnProfile,
  summary: 'Sets the photo: any usual image, re-encoded as a square',
});
export const deleteOwnPhoto = endpoint({
  method: 'DELETE',
  path: '/api/profiles/:fairId/me/photo',
  access: ['exhibitor', 'participant'],
  answer: OwnProfile,
  summary: 'Removes the photo',
});

export const DirectoryQuery = PageQuery.extend({
  search: z.string().trim().max(100).optional(),
  kind: ParticipantKind.optional(),
  country: CountryCode.optional(),
  language: LanguageCode.optional(),
  /** People who need or offer one of these topics. */
  topic: listParam(Id),
});
export const listDirectory = endpoint({
  method: 'GET',
  path: '/api/profiles/:fairId/directory',
  access: members,
  query: DirectoryQuery,
  answer: pageOf(ParticipantCard),
  summary: 'People of the fair by last name, with search and filters',
});
export const getParticipant = endpoint({
  method: 'GET',
  path: '/api/profiles/:fairId/directory/:participantId',
  access: members,
  answer: ParticipantCard,
  summary: 'One person of the fair',
});
export const listParticipants = endpoint({
  method: 'GET',
  path: '/api/profiles/:fairId/participants',
  access: ['organiser'],
  query: PageQuery.extend({
    search: z.string().trim().max(100).optional(),
    kind: ParticipantKind.optional(),
    /** Only people who have not got so far. */
    missing: z.enum(['invitation', 'sign-in', 'profile']).optional(),
  }),
  answer: pageOf(ParticipantRow),
  summary: "The organiser's list of people, with address and progress",
});
export const addParticipant = endpoint({
  method: 'POST',
  path: '/api/profiles/:fairId/participants',
  access: ['organiser'],
  body: NewParticipant,
  answer: ParticipantRow,
  summary: 'Adds one person by hand',
});
export const inviteParticipants = endpoint({
  method: 'POST',
  path: '/api/profiles/:fairId/invitations',
  access: ['organiser'],
  body: z.union([
    z.object({ to: z.literal('not-invited') }),
    z.object({ to: z.literal('not-signed-in') }),
    z.object({ to: z.array(Id).min(1).max(500) }),
  ]),
  answer: z.object({ queued: z.number().int() }),
  summary: 'Sends invitations by mail, each with a link that signs its reader in; opens a fair that is a draft',
});

/** How far the people of a fair have got. */
export const ProfileStats = z
  .object({
    exhibitors: z.number().int(),
    visitors: z.number().int(),
    companies: z.number().int(),
    invited: z.number().int(),
    signedIn: z.number().int(),
    completed: z.number().int(),
  })
  .meta({ id: 'ProfileStats' });
export type ProfileStats = z.infer<typeof ProfileStats>;
export const getProfileStats = endpoint({
  method: 'GET',
  path: '/api/profiles/:fairId/stats',
  access: ['organiser'],
  answer: ProfileStats,
  summary: 'How many were invited, signed in and completed their profile',
});
