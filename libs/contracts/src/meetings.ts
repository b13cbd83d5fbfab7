import { z } from 'zod';
import { ProductName } from './booths.js';
import { Day, Id, Instant, Interval, Line, PageQuery, pageOf } from './common.js';
import { endpoint } from './endpoint.js';
import { LocalText } from './live-text.js';
import { ParticipantCard, PersonFace } from './profiles.js';
import { RoomTicket } from './rooms-ticket.js';
import { MeetingTable } from './venue.js';

/** How one person takes part in a meeting. */
export const TakesPart = z.enum(['on_site', 'virtual']);
export type TakesPart = z.infer<typeof TakesPart>;

/** `booth`: at the booth of one side's company. */
export const MeetingPlace = z.enum(['video', 'table', 'booth']);
export const MeetingStatus = z.enum(['scheduled', 'cancelled']);

/** Topics of one note that move its writer's proposals. */
export const mostNotedTopics = 5;

export const Feedback = z
  .object({
    /** 1 to 5, null while not rated. */
    rating: z.number().int().min(1).max(5).nullable(),
    note: Line(4000),
    followUp: z.boolean(),
    /** Whether colleagues read the note; the rating is never shared. */
    isShared: z.boolean().default(false),
    /** Topics that the note names and of which its writer wants more: they move the own proposals. The words of the note go nowhere. */
    topicIds: z.array(Id).max(mostNotedTopics, 'too-many').default([]),
    /** What the reader will do next, and until when; its owner is reminded on that day. */
    nextStep: Line(300).default(''),
    nextOn: Day.nullable().default(null),
    isNextDone: z.boolean().default(false),
  })
  .meta({ id: 'Feedback' });
export type Feedback = z.infer<typeof Feedback>;

export const Attendee = PersonFace.extend({
  /** `party`: the timetable brought this person. `guest`: a colleague invited by one of the parties. */
  part: z.enum(['party', 'guest']),
  takesPart: TakesPart,
  /** To ring when no video comes about: only while the room is open, and only if that person allows it. */
  phone: z.string().nullable(),
  /** By how much this person has said to be late; null: has said nothing. */
  lateMinutes: z.number().int().nullable(),
  /** Has been in the room, or has checked in, at the meeting's present time. */
  hasCome: z.boolean(),
}).meta({ id: 'Attendee' });

/** Why a meeting does not take place. `no-show`: somebody did not come. */
export const Cancellation = z
  .object({
    cause: z.enum(['cancelled', 'no-show', 'timetable']),
    /** Who cancelled, or who was missed, as the reader sees it. */
    by: z.enum(['you', 'other', 'organiser']),
    /** That person; null for the organiser. */
    byId: Id.nullable(),
    /** The lead of a delegation who has done it in that person's name. */
    through: z.object({ leadName: z.string(), delegation: z.string() }).nullable(),
    reason: z.string(),
    at: Instant,
  })
  .meta({ id: 'Cancellation' });
export type Cancellation = z.infer<typeof Cancellation>;

/** A meeting as one of its people sees it. */
export const AgendaMeeting = z
  .object({
    id: Id,
    startsAt: Instant,
    endsAt: Instant,
    place: MeetingPlace,
    tableNumber: z.number().int().nullable(),
    /** Where that table is; null while nothing is said of it. */
    table: MeetingTable.nullable(),
    /** Whose booth it is at, where it is at one. */
    boothCompanyName: z.string().nullable(),
    /** Somebody takes part by video; then there is a room, also for those at a table. */
    hasVideo: z.boolean(),
    status: MeetingStatus,
    cancellation: Cancellation.nullable(),
    /** Everybody in it, the caller included. */
    attendees: z.array(Attendee),
    /** What somebody of the two has asked to talk about, and who. Kept with the meeting. */
    products: z.array(ProductName.extend({ askedById: Id })),
    /** The caller's own feedback, private. */
    feedback: Feedback,
    /** Whether both sides have been in the room together. */
    wasHeld: z.boolean(),
    /** It was moved, and nobody has chosen since how to take part: all do as their profiles say. */
    isAsRegistered: z.boolean(),
    /** A proposal to move it that waits. */
    pendingMove: z
      .object({
        requestId: Id,
        /** Who has proposed these times. */
        byId: Id,
        /** Whether the reader may answer. */
        isMyTurn: z.boolean(),
        times: z.array(Interval),
        expiresAt: Instant,
      })
      .nullable(),
    /** Who has taken whose place, oldest first. The note is for the own side only, and empty for the other one. */
    substitutions: z.array(z.object({ gone: z.string(), came: z.string(), cameId: Id, note: z.string(), at: Instant })),
  })
  .meta({ id: 'AgendaMeeting' });
export type AgendaMeeting = z.infer<typeof AgendaMeeting>;

/** A session of the programme that its reader has put on the own agenda, or speaks at. */
export const AgendaSession = z
  .object({
    sessionId: Id,
    title: LocalText(160),
    startsAt: Instant,
    endsAt: Instant,
    /** Nobody is to ask for a meeting then. Timetables do not heed it. */
    isBusy: z.boolean(),
    isCancelled: z.boolean(),
  })
  .meta({ id: 'AgendaSession' });
export type AgendaSession = z.infer<typeof AgendaSession>;

/** The room opens so many minutes before the start and stays open so long after the end. */
export const roomOpensBeforeMinutes = 15;
export const roomClosesAfterMinutes = 60;
/** A side's back room opens so many minutes before the start. */
export const teamRoomOpensBeforeMinutes = 60;
/** While one side prepares in its back room the other waits in front of the meeting, until so many minutes after the start at the latest. */
export const doorOpensAfterMinutes = 2;
/** From so many minutes after the start it can be said that the other side has not come. */
export const noShowAfterMinutes = 3;
/** And until so long after the end. */
export const noShowUntilHours = 24;
/** From so many minutes after the start whoever waits alone can propose another time, until the end. */
export const moveOfferedAfterMinutes = 3;

export const getAgenda = endpoint({
  method: 'GET',
  path: '/api/meetings/:fairId/agenda',
  access: ['exhibitor', 'participant'],
  answer: z.object({ participantId: Id, meetings: z.array(AgendaMeeting), sessions: z.array(AgendaSession) }),
  summary: "The caller's meetings, and the sessions that are on the caller's agenda, each in order of time",
});
export const getMeeting = endpoint({
  method: 'GET',
  path: '/api/meetings/:fairId/meetings/:meetingId',
  access: ['exhibitor', 'participant'],
  answer: AgendaMeeting,
  summary: "One of the caller's meetings",
});
export const chooseTakesPart = endpoint({
  method: 'PUT',
  path: '/api/meetings/:fairId/meetings/:meetingId/takes-part',
  access: ['exhibitor', 'participant'],
  body: z.object({ takesPart: TakesPart }),
  summary: 'Changes between the table and the video room, up to the end; everybody in the meeting, in hybrid fairs',
});
export const cancelMeeting = endpoint({
  method: 'POST',
  path: '/api/meetings/:fairId/meetings/:meetingId/cancel',
  access: ['exhibitor', 'participant', 'organiser'],
  body: z.object({ reason: Line(500).default('') }),
  summary: 'Cancels a meeting that has not begun: one of its people, or an organiser. The freed time is offered on',
});
export const reportNoShow = endpoint({
  method: 'POST',
  path: '/api/meetings/:fairId/meetings/:meetingId/no-show',
  access: ['exhibitor', 'participant'],
  summary: 'Says that the other side has not come; from 3 minutes after the start until the end, if they never joined',
});
export const createRoomTicket = endpoint({
  method: 'POST',
  path: '/api/meetings/:fairId/meetings/:meetingId/ticket',
  access: ['exhibitor', 'participant'],
  query: z.object({ room: z.enum(['meeting', 'team']).default('meeting') }),
  answer: RoomTicket,
  summary:
    "A short-lived ticket to the meeting's video room, or to the own side's back room before it, for its people only",
});
export const setFeedback = endpoint({
  method: 'PUT',
  path: '/api/meetings/:fairId/meetings/:meetingId/feedback',
  access: ['exhibitor', 'participant'],
  body: Feedback,
  answer: Feedback,
  summary:
    "The caller's private rating, follow-up mark and next step, and a note that is private or shared with colleagues",
});

/** A note that a colleague has shared. */
export const TeamNote = z.object({ byId: Id, by: z.string(), note: z.string(), at: Instant }).meta({ id: 'TeamNote' });
export type TeamNote = z.infer<typeof TeamNote>;

export const listTeamNotes = endpoint({
  method: 'GET',
  path: '/api/meetings/:fairId/meetings/:meetingId/notes',
  access: ['exhibitor', 'participant'],
  answer: z.array(TeamNote),
  summary: 'What colleagues of the caller have noted about a meeting and shared, oldest first; one each at most',
});
export const inviteColleague = endpoint({
  method: 'PUT',
  path: '/api/meetings/:fairId/meetings/:meetingId/guests/:participantId',
  access: ['exhibitor', 'participant'],
  answer: AgendaMeeting,
  summary: 'Invites a colleague of the same company who is free then',
});
export const removeGuest = endpoint({
  method: 'DELETE',
  path: '/api/meetings/:fairId/meetings/:meetingId/guests/:participantId',
  access: ['exhibitor', 'participant'],
  answer: AgendaMeeting,
  summary: 'Takes the invitation of a colleague back',
});
export const listColleagues = endpoint({
  method: 'GET',
  path: '/api/meetings/:fairId/meetings/:meetingId/colleagues',
  access: ['exhibitor', 'participant'],
  answer: z.array(ParticipantCard.extend({ isFree: z.boolean() })),
  summary: 'Colleagues of the caller who could be invited, and whether they are free (50 at most)',
});

export const MeetingRow = z
  .object({
    id: Id,
    startsAt: Instant,
    endsAt: Instant,
    place: MeetingPlace,
    tableNumber: z.number().int().nullable(),
    boothCompanyName: z.string().nullable(),
    hasVideo: z.boolean(),
    status: MeetingStatus,
    cause: z.enum(['cancelled', 'no-show', 'timetable']).nullable(),
    people: z.array(z.object({ id: Id, name: z.string(), companyName: z.string() })),
    wasHeld: z.boolean(),
  })
  .meta({ id: 'MeetingRow' });
export type MeetingRow = z.infer<typeof MeetingRow>;

export const listMeetings = endpoint({
  method: 'GET',
  path: '/api/meetings/:fairId/meetings',
  access: ['organiser'],
  query: PageQuery,
  answer: pageOf(MeetingRow),
  summary: 'All published meetings in order of time',
});
export const MeetingStats = z
  .object({
    scheduled: z.number().int(),
    peopleScheduled: z.number().int(),
    held: z.number().int(),
    peopleMet: z.number().int(),
    rated: z.number().int(),
    averageRating: z.number().nullable(),
  })
  .meta({ id: 'MeetingStats' });
export const getMeetingStats = endpoint({
  method: 'GET',
  path: '/api/meetings/:fairId/stats',
  access: ['organiser'],
  answer: MeetingStats,
  summary: 'How many meetings were scheduled, held and rated',
});

/** Answers text/calendar. */
export const downloadAgenda = endpoint({
  method: 'GET',
  path: '/api/meetings/:fairId/agenda.ics',
  access: ['exhibitor', 'participant'],
  summary: "The caller's agenda as a calendar file",
});
export const getSubscription = endpoint({
  method: 'GET',
  path: '/api/meetings/:fairId/subscription',
  access: ['exhibitor', 'participant'],
  answer: z.object({ url: z.string() }),
  summary: 'Secret address under which calendar programs read the agenda',
});
export const renewSubscription = endpoint({
  method: 'POST',
  path: '/api/meetings/:fairId/subscription',
  access: ['exhibitor', 'participant'],
  answer: z.object({ url: z.string() }),
  summary: 'Makes a new address; the old one stops working',
});
/** Answers text/calendar to whoever knows the token. */
export const readSubscription = endpoint({
  method: 'GET',
  path: '/api/meetings/calendars/:token',
  access: 'public',
  pathParams: { token: z.string().regex(/^[A-Za-z0-9_-]{20,64}(\.ics)?$/) },
  summary: 'An agenda for calendar programs',
});
