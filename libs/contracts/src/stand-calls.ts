import { z } from 'zod';
import { Id, Instant, Line, PageQuery, pageOf, RequiredLine } from './common.js';
import { attendees, endpoint } from './endpoint.js';
import { PersonFace } from './profiles.js';
import { RoomTicket } from './rooms-ticket.js';

/** Everybody on duty is rung for so long. */
export const standCallRingSeconds = 30;

/**
 * `ringing`: those on duty are rung, or the visitor who is invited. `queued`: all of them are in talks. `talking`: somebody has answered.
 * `ended`: they have talked. `missed`: they have not.
 */
export const StandCallState = z.enum(['ringing', 'queued', 'talking', 'ended', 'missed']);
export type StandCallState = z.infer<typeof StandCallState>;

/** A call as its caller, or who talks with him or her, sees it. Its id is the room's, too. */
export const StandCall = z
  .object({
    id: Id,
    boothId: Id,
    companyName: z.string(),
    state: StandCallState,
    /** `visit`: a visitor calls the stand. `invitation`: the stand calls a visitor. */
    kind: z.enum(['visit', 'invitation']),
    caller: PersonFace,
    /** Who has answered, or who invites. */
    takenBy: PersonFace.nullable(),
    /** People who are rung. */
    rings: z.int(),
    ringUntil: Instant.nullable(),
    /** From 1; null outside the queue. */
    place: z.int().nullable(),
    /** From now on, by the talks of this fair; null: nobody can know. */
    waitSeconds: z.int().nullable(),
    startedAt: Instant,
    /** What the caller has left for the team. */
    message: z.string(),
    /** The meeting by video that came of a missed call. */
    meetingId: Id.nullable(),
  })
  .meta({ id: 'StandCall' });
export type StandCall = z.infer<typeof StandCall>;

/** A call that rings here, or did until a colleague took it. */
export const IncomingCall = z
  .object({
    id: Id,
    boothId: Id,
    companyName: z.string(),
    kind: StandCall.shape.kind,
    /** The visitor who calls, or the member of a team who invites. */
    from: PersonFace,
    ringUntil: Instant,
    message: z.string(),
    /** The reader has a meeting at this time: no sound. */
    isQuiet: z.boolean(),
    /** The colleague who was first; null while it rings. */
    takenBy: PersonFace.nullable(),
  })
  .meta({ id: 'IncomingCall' });
export type IncomingCall = z.infer<typeof IncomingCall>;

/** A word from a stand to somebody who looks at it. */
export const StandGreeting = z
  .object({ id: Id, boothId: Id, companyName: z.string(), from: PersonFace, text: z.string(), at: Instant })
  .meta({ id: 'StandGreeting' });
export type StandGreeting = z.infer<typeof StandGreeting>;

export const OwnCalls = z
  .object({
    /** The caller's own call, or the talk that he or she is in; one that was missed for half an hour, unless it is put away. */
    own: StandCall.nullable(),
    incoming: z.array(IncomingCall),
    greetings: z.array(StandGreeting),
    serverTime: Instant,
  })
  .meta({ id: 'OwnCalls' });
export type OwnCalls = z.infer<typeof OwnCalls>;

/** A time at which caller and somebody of the team are free. */
export const OfferedSlot = z
  .object({ startsAt: Instant, endsAt: Instant, with: PersonFace })
  .meta({ id: 'OfferedSlot' });
export type OfferedSlot = z.infer<typeof OfferedSlot>;

export const getOwnCalls = endpoint({
  method: 'GET',
  path: '/api/live/:fairId/stand-calls/own',
  access: attendees,
  answer: OwnCalls,
  summary: "The caller's own call, what rings for him or her, and greetings",
});
export const callStand = endpoint({
  method: 'POST',
  path: '/api/live/:fairId/booths/:boothId/calls',
  access: attendees,
  body: z.object({ message: Line(500).default('') }),
  answer: StandCall,
  summary: 'Calls a stand: rings everybody on duty, queues when all are in talks, is missed when nobody is there',
});
export const inviteToCall = endpoint({
  method: 'POST',
  path: '/api/live/:fairId/booths/:boothId/invitations',
  access: ['exhibitor'],
  body: z.object({ participantId: Id }),
  answer: StandCall,
  summary: 'Rings a visitor who looks at the booth now and is seen there. Own staff',
});
export const greetVisitor = endpoint({
  method: 'POST',
  path: '/api/live/:fairId/booths/:boothId/greetings',
  access: ['exhibitor'],
  body: z.object({ participantId: Id, text: RequiredLine(300) }),
  summary: 'A word on the page of a visitor who looks at the booth now and is seen there. Own staff',
});
export const dismissGreeting = endpoint({
  method: 'DELETE',
  path: '/api/live/:fairId/stand-greetings/:greetingId',
  access: attendees,
  summary: 'Puts a greeting away',
});
export const acceptStandCall = endpoint({
  method: 'POST',
  path: '/api/live/:fairId/stand-calls/:callId/accept',
  access: attendees,
  answer: StandCall,
  summary: 'Answers a call that rings; the first to answer has it',
});
export const declineStandCall = endpoint({
  method: 'POST',
  path: '/api/live/:fairId/stand-calls/:callId/decline',
  access: attendees,
  summary: 'Rings here no longer; when everybody declines the call is missed',
});
export const leaveStandCall = endpoint({
  method: 'POST',
  path: '/api/live/:fairId/stand-calls/:callId/leave',
  access: attendees,
  answer: StandCall,
  summary: 'Hangs up: the call, the place in the queue or the talk, for both',
});
export const dismissStandCall = endpoint({
  method: 'POST',
  path: '/api/live/:fairId/stand-calls/:callId/dismiss',
  access: attendees,
  summary: 'Puts a call that is over away',
});
export const createStandCallTicket = endpoint({
  method: 'POST',
  path: '/api/live/:fairId/stand-calls/:callId/ticket',
  access: attendees,
  answer: RoomTicket,
  summary: 'The way into the room of a talk, for its two people while it lasts',
});
export const leaveMessage = endpoint({
  method: 'PUT',
  path: '/api/live/:fairId/stand-calls/:callId/message',
  access: attendees,
  body: z.object({ message: Line(500) }),
  answer: StandCall,
  summary: 'What the team is to read when it calls back. The caller',
});
export const listOfferedSlots = endpoint({
  method: 'GET',
  path: '/api/live/:fairId/stand-calls/:callId/slots',
  access: attendees,
  answer: z.array(OfferedSlot),
  summary: 'Times for a missed call at which the caller and somebody of the team are free, soonest first. The caller',
});
export const bookOfferedSlot = endpoint({
  method: 'POST',
  path: '/api/live/:fairId/stand-calls/:callId/booking',
  access: attendees,
  body: z.object({ startsAt: Instant, withId: Id }),
  answer: StandCall,
  summary: 'Takes an offered time: a meeting by video on both agendas. The caller',
});

/** A missed call that somebody of the team has to return. */
export const CallTask = z
  .object({
    id: Id,
    callId: Id,
    caller: PersonFace,
    message: z.string(),
    calledAt: Instant,
    waitedSeconds: z.int(),
    dueAt: Instant,
    assigneeId: Id.nullable(),
    doneAt: Instant.nullable(),
    doneById: Id.nullable(),
    /** The meeting that the caller has booked. */
    meetingId: Id.nullable(),
  })
  .meta({ id: 'CallTask' });
export type CallTask = z.infer<typeof CallTask>;
export const listCallTasks = endpoint({
  method: 'GET',
  path: '/api/live/:fairId/booths/:boothId/call-tasks',
  access: ['exhibitor'],
  query: PageQuery.extend({ done: z.enum(['yes', 'no']).default('no') }),
  answer: pageOf(CallTask),
  summary: 'Calls to return, the most urgent first; or those that were, latest first. Own staff',
});
export const updateCallTask = endpoint({
  method: 'PATCH',
  path: '/api/live/:fairId/booths/:boothId/call-tasks/:taskId',
  access: ['exhibitor'],
  body: z.object({ assigneeId: Id.nullable(), dueAt: Instant, isDone: z.boolean() }).partial(),
  answer: CallTask,
  summary: 'Says who returns a call, by when, and that it is done. Own staff',
});

/** Who waits for the stand now. */
export const WaitingCall = z
  .object({ id: Id, caller: PersonFace, state: z.enum(['ringing', 'queued']), since: Instant, message: z.string() })
  .meta({ id: 'WaitingCall' });
export type WaitingCall = z.infer<typeof WaitingCall>;
export const listWaitingCalls = endpoint({
  method: 'GET',
  path: '/api/live/:fairId/booths/:boothId/waiting-calls',
  access: ['exhibitor'],
  answer: z.array(WaitingCall),
  summary: 'Calls that ring or wait at the booth, first come first. Own staff',
});
