import { z } from 'zod';
import { CountryCode, Day, Id, Instant, Interval, PageQuery, pageOf, RequiredLine } from './common.js';
import { attendees, endpoint, members } from './endpoint.js';
import { LocalText } from './live-text.js';
import {
  acceptRequest,
  counterRequest,
  declineRequest,
  getRequestOptions,
  listRequests,
  listRequestTimes,
  sendMove,
  sendRequest,
  withdrawRequest,
} from './meeting-requests.js';
import { cancelMeeting } from './meetings.js';
import { PersonFace } from './profiles.js';

export const mostLeads = 10;
/** Companies or people who are invited at a time. */
export const mostInvited = 50;
export const mostDelegationMeetings = 50;

/** What a member lets the leads do. `agenda`: see the own meetings and free times. `booking`: ask and answer in the own name. */
export const DelegationGrant = z.enum(['agenda', 'booking']);
export type DelegationGrant = z.infer<typeof DelegationGrant>;

const DelegationText = z.object({
  name: RequiredLine(120),
  /** What it is, in the organiser's words: a chamber of commerce, a trade mission, a cluster. */
  kind: RequiredLine(60),
  country: CountryCode.nullable(),
});
export const DelegationInput = DelegationText.extend({ leadIds: z.array(Id).min(1, 'required').max(mostLeads) });

export const Delegation = DelegationText.extend({
  id: Id,
  leads: z.array(PersonFace),
  members: z.number().int(),
  /** How many of them let its leads see their agendas, and book for them. */
  agendas: z.number().int(),
  bookings: z.number().int(),
}).meta({ id: 'Delegation' });
export type Delegation = z.infer<typeof Delegation>;

/** Since when each thing is granted; null: it is not. */
const grants = { agendaSince: Instant.nullable(), bookingSince: Instant.nullable() };

export const DelegationMember = z
  .object({ person: PersonFace, invitedAt: Instant, ...grants })
  .meta({ id: 'DelegationMember' });
export type DelegationMember = z.infer<typeof DelegationMember>;

export const listDelegations = endpoint({
  method: 'GET',
  path: '/api/meetings/:fairId/delegations',
  access: ['organiser'],
  query: PageQuery,
  answer: pageOf(Delegation),
  summary: 'The delegations of the fair, newest first',
});
export const createDelegation = endpoint({
  method: 'POST',
  path: '/api/meetings/:fairId/delegations',
  access: ['organiser'],
  body: DelegationInput,
  answer: Delegation,
  summary: 'Adds a delegation; its leads are told',
});
export const changeDelegation = endpoint({
  method: 'PUT',
  path: '/api/meetings/:fairId/delegations/:delegationId',
  access: ['organiser'],
  body: DelegationInput,
  answer: Delegation,
  summary: 'Changes a delegation and who leads it; new leads are told',
});
export const endDelegation = endpoint({
  method: 'DELETE',
  path: '/api/meetings/:fairId/delegations/:delegationId',
  access: ['organiser'],
  summary: 'Ends a delegation: all that was granted to it ends at once. What its leads have done stays',
});

export const listLedDelegations = endpoint({
  method: 'GET',
  path: '/api/meetings/:fairId/led-delegations',
  access: attendees,
  query: PageQuery,
  answer: pageOf(Delegation),
  summary: 'The delegations that the caller leads, newest first',
});
export const listDelegationMembers = endpoint({
  method: 'GET',
  path: '/api/meetings/:fairId/delegations/:delegationId/members',
  access: members,
  query: PageQuery,
  answer: pageOf(DelegationMember),
  summary: 'Who was invited into a delegation, and what each has granted. For its leads and organisers',
});
export const inviteDelegationMembers = endpoint({
  method: 'POST',
  path: '/api/meetings/:fairId/delegations/:delegationId/members',
  access: members,
  body: z.object({
    /** Everybody of these companies. */
    companyIds: z.array(Id).max(mostInvited).default([]),
    personIds: z.array(Id).max(mostInvited).default([]),
  }),
  answer: z.object({ invited: z.number().int() }),
  summary: 'Invites people of the fair, for leads and organisers. Whoever has left is asked again by organisers only',
});
export const removeDelegationMember = endpoint({
  method: 'DELETE',
  path: '/api/meetings/:fairId/delegations/:delegationId/members/:personId',
  access: members,
  summary: 'Takes somebody out of a delegation; what was granted ends. For its leads and organisers',
});

/** A meeting ahead as the leads see it: with whom, when and where, and nothing that was written about it. */
export const DelegationMeeting = Interval.extend({
  id: Id,
  place: z.enum(['video', 'table', 'booth']),
  tableNumber: z.number().int().nullable(),
  with: z.array(PersonFace),
  /** At a time when the person is busy by the own word, or at a session that he or she keeps free. */
  isClash: z.boolean(),
});
export const DelegationAgenda = z
  .object({
    person: PersonFace,
    /** The next ones, in order. */
    meetings: z.array(DelegationMeeting),
    /** How many more there are. */
    more: z.number().int(),
    sessions: z.array(Interval.extend({ title: LocalText(160) })),
    /** Today, or the next day of the fair, in its time zone; null once it is over. */
    freeOn: Day.nullable(),
    /** Times of the fair on that day that are still ahead and free, put together. */
    free: z.array(Interval),
    canBook: z.boolean(),
  })
  .meta({ id: 'DelegationAgenda' });
export type DelegationAgenda = z.infer<typeof DelegationAgenda>;
export const listDelegationAgendas = endpoint({
  method: 'GET',
  path: '/api/meetings/:fairId/delegations/:delegationId/agendas',
  access: attendees,
  query: PageQuery.extend({ limit: z.coerce.number().int().min(1).max(50).default(20) }),
  answer: pageOf(DelegationAgenda),
  summary: 'What those who let the leads see their agendas now have ahead of them. For its leads',
});

/** The same as for oneself, done by a lead for somebody who lets the leads book. */
const forPerson = '/api/meetings/:fairId/delegations/:delegationId/for/:personId' as const;

export const getOptionsFor = endpoint({
  ...getRequestOptions,
  method: 'GET',
  path: `${forPerson}/request-options/:participantId`,
  summary: 'Whether the member can ask this person, and at what times both are free. For leads who may book',
});
export const listTimesFor = endpoint({
  ...listRequestTimes,
  method: 'GET',
  path: `${forPerson}/request-options/:participantId/times`,
  summary: 'All times of a day at which the member and this person are free. For leads who may book',
});
export const listRequestsFor = endpoint({
  ...listRequests,
  method: 'GET',
  path: `${forPerson}/requests`,
  summary: "The member's requests. For leads who may book",
});
export const sendRequestFor = endpoint({
  ...sendRequest,
  method: 'POST',
  path: `${forPerson}/requests`,
  summary: "Proposes times for a meeting in a member's name, and says so. For leads who may book",
});
export const acceptRequestFor = endpoint({
  ...acceptRequest,
  method: 'POST',
  path: `${forPerson}/requests/:requestId/accept`,
  summary: "Accepts in a member's name. For leads who may book",
});
export const counterRequestFor = endpoint({
  ...counterRequest,
  method: 'POST',
  path: `${forPerson}/requests/:requestId/counter`,
  summary: "Proposes other times in a member's name. For leads who may book",
});
export const declineRequestFor = endpoint({
  ...declineRequest,
  method: 'POST',
  path: `${forPerson}/requests/:requestId/decline`,
  summary: "Declines in a member's name. For leads who may book",
});
export const withdrawRequestFor = endpoint({
  ...withdrawRequest,
  method: 'POST',
  path: `${forPerson}/requests/:requestId/withdraw`,
  summary: 'Takes a request of the member back. For leads who may book',
});
export const cancelMeetingFor = endpoint({
  ...cancelMeeting,
  method: 'POST',
  path: `${forPerson}/meetings/:meetingId/cancel`,
  access: attendees,
  summary: "Cancels a meeting of the member's that has not begun. For leads who may book",
});

export const sendMoveFor = endpoint({
  ...sendMove,
  method: 'POST',
  path: `${forPerson}/meetings/:meetingId/move`,
  summary: "Proposes other times for a meeting of the member's. For leads who may book",
});

export const OwnDelegation = DelegationText.extend({
  id: Id,
  leads: z.array(PersonFace),
  invitedAt: Instant,
  /** False: left, taken out, or ended. */
  isOpen: z.boolean(),
  ...grants,
  /** All that the caller has ever granted it, latest first. */
  history: z.array(z.object({ what: DelegationGrant, grantedAt: Instant, revokedAt: Instant.nullable() })),
}).meta({ id: 'OwnDelegation' });
export type OwnDelegation = z.infer<typeof OwnDelegation>;

export const listOwnDelegations = endpoint({
  method: 'GET',
  path: '/api/meetings/:fairId/own-delegations',
  access: attendees,
  query: PageQuery,
  answer: pageOf(OwnDelegation),
  summary: 'The delegations that the caller was invited into, and what they may do: latest first',
});
export const setOwnConsent = endpoint({
  method: 'PUT',
  path: '/api/meetings/:fairId/own-delegations/:delegationId',
  access: attendees,
  body: z.object({ agenda: z.boolean(), booking: z.boolean() }),
  answer: OwnDelegation,
  summary: 'Grants the leads of a delegation something, or takes it back at once',
});
export const leaveDelegation = endpoint({
  method: 'DELETE',
  path: '/api/meetings/:fairId/own-delegations/:delegationId',
  access: attendees,
  summary: 'Leaves a delegation; what was granted ends at once',
});
