import { z } from 'zod';
import { Day, Id, Instant, Interval, Line, listParam, PageQuery, pageOf } from './common.js';
import { attendees, endpoint } from './endpoint.js';
import { Intent, ParticipantCard, PersonFace } from './profiles.js';

/** `meet`: a new meeting. `move`: another time for one that is confirmed. */
export const RequestKind = z.enum(['meet', 'move']);
/** `withdrawn` also: the meeting that was to be moved does not take place any more, or does after all. */
export const RequestStatus = z.enum(['pending', 'accepted', 'declined', 'withdrawn', 'expired']);
/** `from`: who asked. `to`: who was asked. */
export const RequestSide = z.enum(['from', 'to']);
export type RequestSide = z.infer<typeof RequestSide>;
export const DeclineReason = z.enum(['no-time', 'not-relevant', 'wrong-person', 'already-in-contact', 'other']);
export type DeclineReason = z.infer<typeof DeclineReason>;

export const mostRequestTimes = 5;
export const requestMessageMin = 20;
export const requestMessageMax = 1000;
export const mostCompanions = 5;

/** What has become of a proposed time. `taken-own`: the reader's side is no longer free; `taken-other`: the other side. */
export const RequestTimeState = z.enum(['free', 'taken-own', 'taken-other', 'past']);
export const RequestTime = Interval.extend({
  state: RequestTimeState,
  /** Those who were to come along and have something else then. */
  clashIds: z.array(Id),
}).meta({ id: 'RequestTime' });
export type RequestTime = z.infer<typeof RequestTime>;

/**
 * `principal`: who asks, or is asked, now. `companion`: a colleague who comes along if he or she is free. `former`: who has handed the request to
 * a colleague; still reads it.
 */
export const RequestPart = z.enum(['principal', 'companion', 'former']);

/** That a lead of a delegation has acted for one of the two, who lets the leads. */
export const OnBehalf = z.object({ leadName: z.string(), delegation: z.string(), personId: Id });
export type OnBehalf = z.infer<typeof OnBehalf>;

export const RequestPerson = PersonFace.extend({ side: RequestSide, part: RequestPart }).meta({ id: 'RequestPerson' });

/** A request as one of its people sees it. Nothing is held for it while it is pending. */
export const MeetingRequest = z
  .object({
    id: Id,
    kind: RequestKind,
    status: RequestStatus,
    /** The meeting that is to be moved, or that has come of the request. */
    meetingId: Id.nullable(),
    /** The time of that meeting now. */
    meetingTime: Interval.nullable(),
    /** The reader's own side and part. */
    side: RequestSide,
    part: RequestPart,
    /** Everybody of both sides, the reader included. */
    people: z.array(RequestPerson),
    /** Null where a meeting is to be moved. */
    reason: Intent.nullable(),
    message: z.string(),
    /** Of its last proposal or answer; null: somebody's own. */
    onBehalf: OnBehalf.nullable(),
    /** Whose answer it waits for, while it is pending. */
    turn: RequestSide,
    /** Whether that is the reader's. */
    isMyTurn: z.boolean(),
    /** Counts the proposals, from 1. */
    round: z.number().int(),
    /** The times of the last proposal, in order. */
    times: z.array(RequestTime),
    decline: z.object({ reason: DeclineReason, note: z.string() }).nullable(),
    expiresAt: Instant,
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: 'MeetingRequest' });
export type MeetingRequest = z.infer<typeof MeetingRequest>;

export const RequestActKind = z.enum([
  'sent',
  'countered',
  'handed-over',
  'accepted',
  'declined',
  'withdrawn',
  'expired',
  'reminded',
  'times-gone',
  'meeting-cancelled',
  'met',
]);
export const RequestAct = z.object({
  act: RequestActKind,
  at: Instant,
  /** Null: nobody, time has passed. */
  by: PersonFace.nullable(),
  /** To whom it was handed over. */
  to: PersonFace.nullable(),
  /** A hand-over's note is for the own side only, and empty for the other one. */
  note: z.string(),
  times: z.array(Interval),
  /** Null: `by` has done it. */
  onBehalf: OnBehalf.nullable(),
});
export type RequestAct = z.infer<typeof RequestAct>;

/** The same with its history, oldest first. */
export const MeetingRequestPage = MeetingRequest.extend({ acts: z.array(RequestAct) }).meta({
  id: 'MeetingRequestPage',
});
export type MeetingRequestPage = z.infer<typeof MeetingRequestPage>;

/**
 * Why somebody cannot be asked. `closed`: the fair takes no requests; `not-yet`: not before `opensAt`. `opted-out`: takes none. `no-free-time`: has
 * none in common with the reader. `meeting`: the two have one ahead, `meetingId`, that can be moved. `pending`: a request between the two waits
 * already, `requestId`. `quota`: so many of the reader's wait.
 */
export const RequestBarCode = z.enum([
  'self',
  'colleague',
  'closed',
  'not-yet',
  'opted-out',
  'no-free-time',
  'meeting',
  'pending',
  'quota',
]);
export const RequestBar = z.object({
  code: RequestBarCode,
  /** Of `opted-out`: what the person says about it. */
  note: z.string(),
  opensAt: Instant.nullable(),
  requestId: Id.nullable(),
  meetingId: Id.nullable(),
});
export type RequestBar = z.infer<typeof RequestBar>;

/**
 * What a company should know of itself before it asks twice. `colleague-asks`: a colleague of the reader has a pending request with this person, or
 * somebody of the same company. `colleague-meets`: has a meeting with one of them ahead. `own-meets`: the reader has, with another one of that company.
 */
export const RequestWarning = z.object({
  code: z.enum(['colleague-asks', 'colleague-meets', 'own-meets']),
  /** The reader's colleague, or the reader. */
  own: z.object({ id: Id, name: z.string() }),
  other: z.object({ id: Id, name: z.string() }),
});
export type RequestWarning = z.infer<typeof RequestWarning>;

/** A time at which both are free. */
export const OptionTime = Interval.extend({
  /** Between 8 and 19 o'clock for the reader, and for the other one. */
  isGoodForOwn: z.boolean(),
  isGoodForOther: z.boolean(),
  /** Right before or after another meeting of one of the two. */
  isNextTo: z.enum(['own', 'other']).nullable(),
  /** Those of `companionIds` who have something else then. */
  clashIds: z.array(Id),
}).meta({ id: 'OptionTime' });
export type OptionTime = z.infer<typeof OptionTime>;

const companionIds = listParam(Id);

/** Of a pending request or a meeting: the times for another proposal, where the bars of a new one do not count. */
const optionQuery = { companionIds, requestId: Id.optional(), meetingId: Id.optional() };

export const RequestOptions = z
  .object({
    /** Null: can be asked. */
    bar: RequestBar.nullable(),
    warnings: z.array(RequestWarning),
    /** Five at most, best first; none where the bar leaves none. */
    suggested: z.array(OptionTime),
    /** Days of the fair that have free times, in its time zone, in order. */
    days: z.array(Day),
    /** The reader's requests that wait, and how many may. */
    pending: z.number().int(),
    mostPending: z.number().int(),
    hoursToAnswer: z.number().int(),
    /** The other one's zone. */
    otherTimeZone: z.string(),
  })
  .meta({ id: 'RequestOptions' });
export type RequestOptions = z.infer<typeof RequestOptions>;

export const getRequestOptions = endpoint({
  method: 'GET',
  path: '/api/meetings/:fairId/request-options/:participantId',
  access: attendees,
  query: z.object(optionQuery),
  answer: RequestOptions,
  summary: 'Whether this person can be asked for a meeting, why not, and at what times both are free',
});
export const listRequestTimes = endpoint({
  method: 'GET',
  path: '/api/meetings/:fairId/request-options/:participantId/times',
  access: attendees,
  query: z.object({ ...optionQuery, day: Day }),
  answer: z.array(OptionTime),
  summary: 'All times of one day of the fair at which both are free, in order (200 at most)',
});
export const listRequestColleagues = endpoint({
  method: 'GET',
  path: '/api/meetings/:fairId/request-colleagues',
  access: attendees,
  query: z.object({ times: listParam(Instant) }),
  answer: z.array(ParticipantCard.extend({ busyAt: z.array(Instant) })),
  summary: "The caller's colleagues, and at which of these times each of them has something else (50 at most)",
});

/** `to-answer`: waits for the caller. `waiting`: waits for somebody else. `done`: answered, withdrawn or expired. */
export const RequestBox = z.enum(['to-answer', 'waiting', 'done']);
export type RequestBox = z.infer<typeof RequestBox>;
export const listRequests = endpoint({
  method: 'GET',
  path: '/api/meetings/:fairId/requests',
  access: attendees,
  query: PageQuery.extend({ box: RequestBox }),
  answer: pageOf(MeetingRequest),
  summary: "The caller's requests, those that changed last first",
});
export const countRequests = endpoint({
  method: 'GET',
  path: '/api/meetings/:fairId/request-count',
  access: attendees,
  answer: z.object({ toAnswer: z.number().int() }),
  summary: "How many requests wait for the caller's answer",
});
export const getRequest = endpoint({
  method: 'GET',
  path: '/api/meetings/:fairId/requests/:requestId',
  access: attendees,
  answer: MeetingRequestPage,
  summary: "One of the caller's requests, with its history",
});

/** Starts of slots of the fair. */
const Times = z
  .array(Instant)
  .min(1, 'required')
  .max(mostRequestTimes)
  .refine((times) => new Set(times.map((time) => Date.parse(time))).size === times.length, 'twice');
const Note = Line(1000).default('');
const Companions = z.array(Id).max(mostCompanions).default([]);
/** Made by the browser for each thing that is sent, so that sending it again sends nothing twice. */
const clientKey = Id;

export const sendRequest = endpoint({
  method: 'POST',
  path: '/api/meetings/:fairId/requests',
  access: attendees,
  body: z.object({
    clientKey,
    toId: Id,
    reason: Intent,
    message: z.string().trim().min(requestMessageMin).max(requestMessageMax),
    times: Times,
    companionIds: Companions,
    /** Meant, although a colleague asks or meets this person or company already; without it COLLEAGUE_ASKED. */
    besideColleague: z.boolean().default(false),
  }),
  answer: MeetingRequestPage,
  summary: 'Proposes up to five times for a meeting. Nothing is held until one of them is accepted',
});
export const sendMove = endpoint({
  method: 'POST',
  path: '/api/meetings/:fairId/meetings/:meetingId/move',
  access: attendees,
  body: z.object({ clientKey, message: Line(requestMessageMax).default(''), times: Times }),
  answer: MeetingRequestPage,
  summary:
    'Proposes other times for a confirmed meeting, which stays where it is until one of them is accepted. Once it has begun: from three minutes on, by whoever waits for a side that has not come',
});
export const acceptRequest = endpoint({
  method: 'POST',
  path: '/api/meetings/:fairId/requests/:requestId/accept',
  access: attendees,
  body: z.object({
    /** One of the proposed times. */
    startsAt: Instant,
    /** Colleagues of the caller who come along; COLLEAGUE_BUSY, and nothing is booked, when one of them has something else then. */
    companionIds: Companions,
    /** Where no table is free: by video all the same; without it NO_TABLE_LEFT. */
    byVideo: z.boolean().default(false),
  }),
  answer: MeetingRequestPage,
  summary: 'Takes one of the times: the meeting is booked, or moved. TIME_TAKEN names the times that are left',
});
export const counterRequest = endpoint({
  method: 'POST',
  path: '/api/meetings/:fairId/requests/:requestId/counter',
  access: attendees,
  body: z.object({ times: Times, note: Note }),
  answer: MeetingRequestPage,
  summary: 'Proposes other times; the other side has to answer now. Who waits may renew the own proposal so',
});
export const handOverRequest = endpoint({
  method: 'POST',
  path: '/api/meetings/:fairId/requests/:requestId/hand-over',
  access: attendees,
  body: z.object({ colleagueId: Id, note: Note }),
  answer: MeetingRequestPage,
  summary: "Puts a colleague in the caller's place",
});
export const declineRequest = endpoint({
  method: 'POST',
  path: '/api/meetings/:fairId/requests/:requestId/decline',
  access: attendees,
  body: z.object({ reason: DeclineReason, note: Note }),
  answer: MeetingRequestPage,
  summary: 'Says no, and why. The two may write to each other from then on',
});
export const withdrawRequest = endpoint({
  method: 'POST',
  path: '/api/meetings/:fairId/requests/:requestId/withdraw',
  access: attendees,
  answer: MeetingRequestPage,
  summary: 'Takes the own request back',
});
export const substituteAttendee = endpoint({
  method: 'POST',
  path: '/api/meetings/:fairId/meetings/:meetingId/substitute',
  access: attendees,
  body: z.object({ colleagueId: Id, note: Note }),
  summary: "Puts a colleague in the caller's place in a confirmed meeting. The note is for the own side only",
});

/** `details` of TIME_TAKEN. */
export const TimesLeft = z.object({
  /** Of the proposal, those that are still free for both. */
  left: z.array(Interval),
  /** Other times that both could. */
  suggested: z.array(OptionTime),
});
export type TimesLeft = z.infer<typeof TimesLeft>;

export const RequestPreference = z
  .object({
    takesRequests: z.boolean(),
    /** Shown to whoever would like to ask. */
    note: Line(300),
  })
  .meta({ id: 'RequestPreference' });
export type RequestPreference = z.infer<typeof RequestPreference>;
export const getRequestPreference = endpoint({
  method: 'GET',
  path: '/api/meetings/:fairId/request-preference',
  access: attendees,
  answer: RequestPreference,
  summary: 'Whether the caller takes requests for meetings',
});
export const setRequestPreference = endpoint({
  method: 'PUT',
  path: '/api/meetings/:fairId/request-preference',
  access: attendees,
  body: RequestPreference,
  answer: RequestPreference,
  summary: 'Takes requests for meetings, or none. Those that wait stay',
});

export const RequestRules = z
  .object({
    areAllowed: z.boolean(),
    /** Not before; null: at once. */
    opensAt: Instant.nullable(),
    /** Requests of one person that may wait at a time. */
    mostPending: z.number().int().min(1).max(100),
    /** Then an unanswered one expires; at its last proposed time at the latest. */
    hoursToAnswer: z.number().int().min(1).max(336),
  })
  .meta({ id: 'RequestRules' });
export type RequestRules = z.infer<typeof RequestRules>;
export const getRequestRules = endpoint({
  method: 'GET',
  path: '/api/meetings/:fairId/request-rules',
  access: ['organiser'],
  answer: RequestRules,
  summary: 'The rules for requests in this fair',
});
export const setRequestRules = endpoint({
  method: 'PUT',
  path: '/api/meetings/:fairId/request-rules',
  access: ['organiser'],
  body: RequestRules,
  answer: RequestRules,
  summary: 'Changes the rules for requests; those that wait keep their deadline',
});
