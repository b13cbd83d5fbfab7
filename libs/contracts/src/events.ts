import { z } from 'zod';
import { CallReport } from './calls.js';
import { Day, Id, Instant, Locale } from './common.js';
import { InterpreterBooking } from './interpreters.js';
import { DeliveryTrouble } from './lead-webhooks.js';
import { RequestActKind, RequestKind } from './meeting-requests.js';
import { MeetingPlace, mostNotedTopics, TakesPart } from './meetings.js';
import { LateMinutes, ReminderChannel, ReminderLead } from './reminders.js';
import { RoomKind } from './rooms-ticket.js';
import { MediaSource } from './rooms-view.js';

/**
 * Every domain event, by name and version. An event is a fact that a transaction has committed; it reaches each subscriber
 * at least once, with a stable id, so handlers are idempotent.
 */
export const domainEvents = {
  'fair.changed.v1': z.object({ fairId: Id }),
  /** Companies created or changed by an import; booths are set up from them. */
  'exhibitors.imported.v1': z.object({
    fairId: Id,
    exhibitors: z.array(z.object({ companyId: Id, size: z.enum(['S', 'M', 'L']), tagline: z.string() })).max(1000),
  }),
  'import.requested.v1': z.object({ fairId: Id, importId: Id }),
  'import.finished.v1': z.object({ fairId: Id, importId: Id, startedBy: Id, fileName: z.string() }),
  /** People of the fair or what they say of themselves have changed; without ids: any of them. */
  'profiles.changed.v1': z.object({ fairId: Id, participantIds: z.array(Id).max(1000).optional() }),
  /**
   * These accounts may do less in the fair than before, or something else: a role was taken, the company they stand for is another, or the
   * fair is a draft again. Ways into rooms that were signed before open nothing any more; whoever may still come gets a new one.
   */
  'rights.lost.v1': z.object({ fairId: Id, userIds: z.array(Id).min(1).max(1000) }),
  /** Texts or products of a company's booth have changed. */
  'booth.changed.v1': z.object({ fairId: Id, companyId: Id }),
  /** Somebody came to a booth and agreed to be seen there; once a visit. */
  'booth.visited.v1': z.object({ fairId: Id, boothId: Id, participantId: Id, at: Instant }),
  /** A person has opened a document of a booth for the first time. */
  'document.opened.v1': z.object({
    fairId: Id,
    boothId: Id,
    documentId: Id,
    title: z.string(),
    participantId: Id,
    at: Instant,
  }),
  /** A visitor and the team of a booth have both written in their chat; for the first time, or again. */
  'chat.both-ways.v1': z.object({ fairId: Id, boothId: Id, participantId: Id, at: Instant }),
  /** Somebody asks for a document; `userIds`: the booth's team. */
  'document.asked.v1': z.object({
    fairId: Id,
    boothId: Id,
    documentId: Id,
    title: z.string(),
    by: z.string(),
    userIds: z.array(Id).max(500),
  }),
  /** The team has opened a document to somebody, refused it, or taken it back. */
  /** It was changed, replaced or removed: what anybody may do with it may be something else now. */
  'document.changed.v1': z.object({ fairId: Id, boothId: Id, documentId: Id }),
  'document.decided.v1': z.object({
    fairId: Id,
    boothId: Id,
    documentId: Id,
    title: z.string(),
    decision: z.enum(['granted', 'refused', 'revoked']),
    userIds: z.array(Id).max(500),
  }),
  /** An organiser has looked at a company's proof. */
  'proof.decided.v1': z.object({
    fairId: Id,
    boothId: Id,
    name: z.string(),
    decision: z.enum(['verified', 'refused']),
    userIds: z.array(Id).max(500),
  }),
  /** A company's proof expires within 30 days. */
  'proof.expiring.v1': z.object({
    fairId: Id,
    boothId: Id,
    name: z.string(),
    expiresOn: Day,
    userIds: z.array(Id).max(500),
  }),
  /** Messages have been waiting for a person for a while; once, until he or she has read again. */
  'chat.unread.v1': z.object({
    fairId: Id,
    participantId: Id,
    userId: Id,
    /** Conversations with something unread. */
    conversations: z.number().int().positive(),
    /** Whether a mail is wanted, and the person is not at the fair anyway. */
    hasMail: z.boolean(),
  }),
  /** An organiser has warned somebody, taken his or her part in chats, or given it back. */
  'chat.moderated.v1': z.object({
    fairId: Id,
    userId: Id,
    act: z.enum(['warned', 'suspended', 'lifted']),
    note: z.string(),
  }),
  /** A visitor's call of a booth is over, or nobody took it. */
  'stand-call.ended.v1': z.object({
    fairId: Id,
    boothId: Id,
    callId: Id,
    callerId: Id,
    takenById: Id.nullable(),
    waitedSeconds: z.number().int().nonnegative(),
    talkedSeconds: z.number().int().nonnegative(),
    outcome: z.enum(['answered', 'missed']),
    at: Instant,
  }),
  /**
   * There is news of what a person and a booth have to do with each other. `recorded`: something happened that makes no lead; `created`: it made
   * one; `updated`: a lead has changed, by what happened or by its team.
   */
  'lead.changed.v1': z.object({
    fairId: Id,
    boothId: Id,
    participantId: Id,
    change: z.enum(['recorded', 'created', 'updated', 'consent-given', 'consent-revoked']),
    at: Instant,
  }),
  /**
   * A delivery to a webhook is to be tried, unless it has been tried more than `attempts` times by then. `evenIfHeld`: also while its webhook
   * takes nothing; somebody asks for it, or it is the one that finds out.
   */
  'webhook.due.v1': z.object({
    deliveryId: Id,
    attempts: z.number().int().nonnegative(),
    evenIfHeld: z.boolean().default(false),
  }),
  /** The address of a webhook has taken nothing several times in a row: messages wait from now on. Once a day at most. */
  'webhook.held.v1': z.object({
    fairId: Id,
    boothId: Id,
    host: z.string(),
    trouble: DeliveryTrouble,
    status: z.number().int().nullable(),
  }),
  /** A webhook was switched off, since its address has not taken anything for days, or says that it is gone. */
  'webhook.stopped.v1': z.object({ fairId: Id, boothId: Id, host: z.string() }),
  /** Leads are to be written into a file. */
  'lead-export.requested.v1': z.object({ fairId: Id, exportId: Id }),
  /** A file of leads can be fetched. */
  'lead-export.ready.v1': z.object({ fairId: Id, userId: Id, leads: z.number().int().nonnegative() }),
  /** The leads of a booth are deleted in a few days; once for each of its team. */
  'leads.expiring.v1': z.object({
    fairId: Id,
    participantId: Id,
    userId: Id,
    leads: z.number().int().positive(),
    deletedOn: Day,
  }),
  /** Who is to be shown to whom has to be balanced again. */
  'allocation.requested.v1': z.object({ fairId: Id }),
  /** There may be enough answers to fit the weights of the matching to them. */
  'learning.requested.v1': z.object({ fairId: Id }),
  'participant.invited.v1': z.object({ fairId: Id, participantId: Id, userId: Id, locale: Locale, at: Instant }),
  'sign-in.requested.v1': z.object({
    email: z.string(),
    name: z.string(),
    locale: Locale,
    /** Full address that signs its reader in, once. */
    link: z.string(),
  }),
  'run.requested.v1': z.object({ fairId: Id, runId: Id }),
  'run.finished.v1': z.object({ fairId: Id, runId: Id, startedBy: Id, number: z.number().int() }),
  'timetable.published.v1': z.object({ fairId: Id, runId: Id }),
  /** Both sides have now said yes while a timetable is on the agendas. */
  'pair.agreed.v1': z.object({ fairId: Id, aId: Id, bId: Id }),
  /** Meetings were added to the published timetable, or taken from it, without moving any other. */
  'timetable.repaired.v1': z.object({ fairId: Id, runId: Id, repairId: Id }),
  /** The organiser has said how many sit at tables, and when they are there. Of two that speak of one table, the greater `version` counts. */
  'tables.changed.v1': z.object({
    fairId: Id,
    version: z.number().int().positive(),
    tables: z
      .array(
        z.object({
          number: z.number().int().positive(),
          seats: z.number().int().nullable(),
          /** On the fair's clock, 'HH:MM'; null: as long as the fair is open. */
          hours: z.object({ opensAt: z.string(), closesAt: z.string() }).nullable(),
        }),
      )
      .min(1)
      .max(2000),
  }),
  /** Planned meetings of a published timetable that are not on the agendas: somebody, or the table, was not free any more. */
  'publication.obstructed.v1': z.object({
    fairId: Id,
    runId: Id,
    meetings: z
      .array(z.object({ aId: Id, bId: Id, startsAt: Instant }))
      .min(1)
      .max(1000),
  }),
  /** Somebody has said, changed or taken back what his or her request for a meeting is about. */
  'request.product.v1': z.object({ fairId: Id, fromId: Id, toId: Id }),
  /** Two have agreed on a meeting by themselves. Once for each of them. */
  'meeting.booked.v1': z.object({
    fairId: Id,
    meetingId: Id,
    participantId: Id,
    /** The other one. */
    withId: Id,
    startsAt: Instant,
    endsAt: Instant,
    /** Whoever else comes along. */
    alsoIds: z.array(Id).max(50).default([]),
    place: MeetingPlace.default('video'),
    tableNumber: z.number().int().nullable().default(null),
  }),
  /**
   * A meeting has another time, agreed by its people, or other people on one side. `version` counts its changes: what comes with a smaller one is
   * older. Timetables leave such a meeting where it is from then on. Its people are told by `request.changed.v1` and `meeting.substituted.v1`.
   */
  'meeting.moved.v1': z.object({
    fairId: Id,
    meetingId: Id,
    version: z.number().int().positive(),
    aId: Id,
    bId: Id,
    alsoIds: z.array(Id).max(50),
    startsAt: Instant,
    endsAt: Instant,
    place: MeetingPlace,
    tableNumber: z.number().int().nullable(),
    /** As it was. */
    was: z.object({ aId: Id, bId: Id, startsAt: Instant, endsAt: Instant }),
  }),
  /** A request for a meeting, or for moving one, has changed. Once for each person who is told. */
  'request.changed.v1': z.object({
    fairId: Id,
    requestId: Id,
    kind: RequestKind,
    /** `taken-over`: a colleague has handed it to the reader; `companion`: the reader comes along to the meeting that was booked. */
    act: z.enum([...RequestActKind.options, 'taken-over', 'companion']),
    /** Who is told. */
    participantId: Id,
    /** Who has done it; null: nobody, time has passed. */
    byId: Id.nullable(),
    /** Whom the reader would meet. */
    withId: Id,
    meetingId: Id.nullable(),
    /** Whether it waits for the reader's answer now. */
    isMyTurn: z.boolean(),
    /** The time that was accepted; else the first one that is proposed. */
    startsAt: Instant.nullable(),
    endsAt: Instant.nullable(),
    expiresAt: Instant,
    message: z.string(),
    /** Of a meeting that was moved: which version of it calendars get; 0 else. */
    version: z.number().int().nonnegative(),
    tableNumber: z.number().int().nullable(),
    /** False: not free at the new time, and so not expected any more. */
    isExpected: z.boolean(),
  }),
  /** One person has blocked another, or has taken that back. The one who is blocked does not learn of it. */
  'block.changed.v1': z.object({ fairId: Id, participantId: Id, otherId: Id, isBlocked: z.boolean(), at: Instant }),
  /** A colleague has taken somebody's place in a meeting. Once for each person who is told. */
  'meeting.substituted.v1': z.object({
    fairId: Id,
    meetingId: Id,
    participantId: Id,
    goneId: Id,
    cameId: Id,
    withId: Id,
    startsAt: Instant,
    endsAt: Instant,
    /** For the own side; else empty. */
    note: z.string(),
  }),
  'meeting.cancelled.v1': z.object({
    fairId: Id,
    meetingId: Id,
    aId: Id,
    bId: Id,
    startsAt: Instant,
    endsAt: Instant,
    cause: z.enum(['cancelled', 'no-show']),
    /** Who cancelled, or who was missed; null: the organiser. */
    byId: Id.nullable(),
    /** Whoever else was to come: further people of either side, and guests. */
    alsoIds: z.array(Id).max(50).default([]),
    /** Everybody who was missed, where several of one side did not come. */
    missedIds: z.array(Id).max(50).default([]),
  }),
  /** A meeting has been held, or somebody did not come. */
  'meeting.outcome.v1': z.object({
    fairId: Id,
    meetingId: Id,
    heldBy: z.array(Id),
    missedBy: z.array(Id),
    /** Since when two sides of it were together; null for one that was missed. */
    heldAt: Instant.nullable().default(null),
  }),
  /** Something waits for a decision of the fair's organisers. `by`: who has brought it; nobody's name for what is reported. */
  'decision.awaited.v1': z.object({ fairId: Id, what: z.enum(['appeal', 'chat-report', 'proof']), by: z.string() }),
  /**
   * Of a delegation, for one person. `invited`: is asked to let its leads see the agenda, and book; `lead`: leads it now; else: a lead has done this
   * in the person's name.
   */
  'delegation.news.v1': z.object({
    fairId: Id,
    delegationId: Id,
    name: z.string(),
    participantId: Id,
    act: z.enum([
      'invited',
      'lead',
      'sent',
      'move-sent',
      'countered',
      'accepted',
      'declined',
      'withdrawn',
      'cancelled',
    ]),
    /** The lead; '': the organiser. */
    by: z.string(),
    requestId: Id.nullable(),
    /** The other side of that request, or of the meeting that was cancelled. */
    withId: Id.nullable(),
  }),
  /** An organiser has decided an appeal against a case of somebody's reliability. */
  'appeal.decided.v1': z.object({
    fairId: Id,
    participantId: Id,
    userId: Id,
    /** That was missed, and counts neither way once the appeal is accepted; null: it is about a request. */
    meetingId: Id.nullable(),
    decision: z.enum(['accepted', 'refused']),
    word: z.string(),
  }),
  /** Somebody has rated a meeting, or said of which topics there should be more, or taken that back. The note's words stay where they are. */
  'meeting.rated.v1': z.object({
    fairId: Id,
    meetingId: Id,
    raterId: Id,
    /** The other side. */
    ratedIds: z.array(Id).max(50),
    /** Null: taken back. */
    rating: z.number().int().min(1).max(5).nullable(),
    /** Of which the rater wants more. */
    topicIds: z.array(Id).max(mostNotedTopics).default([]),
    at: Instant,
  }),
  /** A note of a meeting is now shared with the team of its writer, has other words, or is shared no more. Private ones go nowhere. */
  'meeting.noted.v1': z.object({
    fairId: Id,
    meetingId: Id,
    authorId: Id,
    /** The writer's. */
    companyId: Id,
    /** The other side. */
    aboutIds: z.array(Id).max(50),
    /** '': no longer shared. */
    text: z.string().max(4000),
    at: Instant,
  }),
  /** The day of somebody's next step after a meeting has come. */
  'next-step.due.v1': z.object({ fairId: Id, meetingId: Id, participantId: Id, nextStep: z.string(), nextOn: Day }),
  /** These people are to be reminded of a meeting, each by some channels. In portions of at most 200. */
  'meeting.due.v1': z.object({
    fairId: Id,
    leadMinutes: ReminderLead,
    reminders: z
      .array(
        z.object({
          meetingId: Id,
          participantId: Id,
          /** The parties but for oneself and whoever has brought one along; colleagues may be among them. */
          otherIds: z.array(Id).max(50),
          startsAt: Instant,
          channels: z.array(ReminderChannel).min(1),
        }),
      )
      .min(1)
      .max(200),
  }),
  /** A party of a meeting is late, or asks where the other side is. */
  'meeting.word.v1': z.object({
    fairId: Id,
    meetingId: Id,
    byId: Id,
    /** The other side. */
    toIds: z.array(Id).min(1).max(50),
    /** Null: asks where they are. */
    lateMinutes: LateMinutes.nullable(),
    endsAt: Instant,
  }),
  /** Somebody comes to the table instead of the video room, or the other way round. */
  'meeting.takes-part.v1': z.object({
    fairId: Id,
    meetingId: Id,
    byId: Id,
    toIds: z.array(Id).min(1).max(50),
    takesPart: TakesPart,
    /** Where the meeting is now; null: at a booth, or by video only. */
    tableNumber: z.number().int().nullable(),
  }),
  /** The meeting has moved, or the interpreter has other hours: nobody interprets there any more. */
  'interpreter.released.v1': z.object({
    fairId: Id,
    meetingId: Id,
    /** The interpreter's. */
    name: z.string(),
    toIds: z.array(Id).min(1).max(50),
  }),
  /** What an interpreter is booked for has changed since the last mail about it. */
  'interpreter.agenda.v1': z.object({
    fairId: Id,
    email: z.string(),
    name: z.string(),
    /** Opens the interpreter's page; null: it is gone, since the organiser has removed her or him. */
    link: z.string().nullable(),
    added: z.array(InterpreterBooking),
    /** As they are now. */
    moved: z.array(InterpreterBooking),
    gone: z.array(InterpreterBooking),
  }),
  /** News of a partnership for these accounts. `step-due`: `title` is due tomorrow, or on `dueOn` itself; `quiet`: nothing has happened for weeks. */
  'partnership.news.v1': z.object({
    partnershipId: Id,
    /** Where it began. */
    fairId: Id,
    userIds: z.array(Id).min(1).max(100),
    act: z.enum(['proposed', 'opened', 'declined', 'step-due', 'quiet', 'file-added']),
    /** The other side, as its reader knows it. */
    withName: z.string(),
    title: z.string().default(''),
    dueOn: Day.nullable().default(null),
  }),
  /** The agendas of these people have changed. In portions of at most 1,000 people. */
  'agendas.published.v1': z.object({
    fairId: Id,
    runId: Id,
    userIds: z.array(Id).max(1000),
    /** `repaired`: a single meeting was fitted in. */
    cause: z.enum(['published', 'repaired']).default('published'),
  }),
  'guest.invited.v1': z.object({ fairId: Id, meetingId: Id, userId: Id, invitedBy: z.string(), startsAt: Instant }),
  'room.attendance.v1': z.object({
    roomId: Id,
    participantId: Id,
    change: z.enum(['joined', 'left']),
    at: Instant,
  }),
  /** Somebody waits in a roulette from now on. */
  'roulette.waiting.v1': z.object({ fairId: Id, rouletteId: Id }),
  /** Those who wait are to be brought together, and what is due to end is ended. */
  'roulette.pairing.v1': z.object({ fairId: Id, rouletteId: Id }),
  /** A first meeting by video is near, and this person has not checked devices and line yet. */
  'device-check.due.v1': z.object({ fairId: Id, participantId: Id, startsAt: Instant }),
  /** How a call went for its people. Sent when a room closes, and every five minutes while it is open, with all that is known so far. */
  'room.report.v1': CallReport.extend({ reportedAt: Instant }),
  /** A recording can be seen by the people of its room. */
  'recording.ready.v1': z.object({
    fairId: Id,
    roomId: Id,
    recordingId: Id,
    /** Accounts of everybody who is recorded. */
    userIds: z.array(Id).max(1000),
    /** Page that shows it. */
    path: z.string(),
  }),
  /** A recording has ended; its raw tracks are in the file store and wait to be put together. */
  'room.recorded.v1': z.object({
    recordingId: Id,
    roomId: Id,
    kind: RoomKind,
    fairId: Id,
    startedAt: Instant,
    endedAt: Instant,
    /** Everybody who is to be heard or seen in it, and has agreed. */
    participantIds: z.array(Id).max(50),
    /** When each of them agreed. */
    consents: z
      .array(z.object({ participantId: Id, at: Instant }))
      .max(50)
      .default([]),
    tracks: z
      .array(
        z.object({
          /** Key in the file store. */
          file: z.string().max(300),
          participantId: Id,
          displayName: z.string().max(200),
          source: MediaSource,
          /** From the recording's start, in ms. */
          offsetMs: z.int().nonnegative(),
          durationMs: z.int().nonnegative(),
        }),
      )
      .max(500),
    /** What could not be written. */
    missing: z
      .array(z.object({ participantId: Id, source: MediaSource, cause: z.enum(['codec', 'fault']) }))
      .max(100)
      .default([]),
  }),
} as const;

export type EventName = keyof typeof domainEvents;
export type EventPayload<Name extends EventName> = z.infer<(typeof domainEvents)[Name]>;

/**
 * Which queues get which event. A queue has one owner, the domain that its name begins with; slow work has a queue of
 * its own so that it holds nothing up. Services refuse to start when a queue they own lacks a handler of this list.
 */
export const eventSubscribers = {
  'fair.changed.v1': ['matchmaking.index', 'messaging.push'],
  'exhibitors.imported.v1': ['booths.setup'],
  'import.requested.v1': ['profiles.imports'],
  'import.finished.v1': ['messaging.notify'],
  'profiles.changed.v1': ['matchmaking.index'],
  'rights.lost.v1': ['live.rights'],
  'booth.changed.v1': ['matchmaking.index'],
  'booth.visited.v1': ['booths.lead'],
  'document.opened.v1': ['booths.lead'],
  'chat.both-ways.v1': ['booths.lead'],
  'document.asked.v1': ['messaging.notify'],
  'document.changed.v1': ['booths.documents'],
  'document.decided.v1': ['messaging.notify', 'booths.documents'],
  'proof.decided.v1': ['messaging.notify'],
  'proof.expiring.v1': ['messaging.notify'],
  'chat.unread.v1': ['messaging.notify', 'messaging.mail'],
  'chat.moderated.v1': ['messaging.notify'],
  'stand-call.ended.v1': ['booths.lead'],
  'lead.changed.v1': ['booths.lead-changed'],
  'webhook.due.v1': ['booths.webhooks'],
  'webhook.held.v1': ['messaging.notify', 'messaging.mail'],
  'webhook.stopped.v1': ['messaging.notify'],
  'lead-export.requested.v1': ['booths.exports'],
  'lead-export.ready.v1': ['messaging.notify'],
  'leads.expiring.v1': ['messaging.notify', 'messaging.mail'],
  'allocation.requested.v1': ['matchmaking.allocate'],
  'learning.requested.v1': ['matchmaking.learn'],
  'participant.invited.v1': ['messaging.mail'],
  'sign-in.requested.v1': ['messaging.mail'],
  'run.requested.v1': ['matchmaking.runs'],
  'run.finished.v1': ['messaging.notify'],
  'timetable.published.v1': ['meetings.publish', 'fairs.state'],
  'pair.agreed.v1': ['matchmaking.repair'],
  'timetable.repaired.v1': ['meetings.publish'],
  'publication.obstructed.v1': ['matchmaking.repair'],
  'tables.changed.v1': ['matchmaking.tables'],
  'request.product.v1': ['meetings.requests'],
  'meeting.booked.v1': ['matchmaking.booked', 'messaging.notify', 'messaging.mail'],
  'meeting.moved.v1': ['matchmaking.repair'],
  'meeting.substituted.v1': ['messaging.notify', 'messaging.mail'],
  'request.changed.v1': ['messaging.notify', 'messaging.mail'],
  'block.changed.v1': ['meetings.requests', 'partnerships.blocks'],
  'meeting.cancelled.v1': ['matchmaking.repair', 'messaging.notify'],
  'meeting.outcome.v1': ['matchmaking.record', 'booths.lead'],
  'decision.awaited.v1': ['messaging.notify'],
  'delegation.news.v1': ['messaging.notify', 'messaging.mail'],
  'appeal.decided.v1': ['matchmaking.record', 'messaging.notify'],
  'meeting.rated.v1': ['matchmaking.record'],
  'meeting.noted.v1': ['booths.lead'],
  'next-step.due.v1': ['messaging.notify'],
  'meeting.due.v1': ['messaging.notify', 'messaging.mail', 'messaging.push-web'],
  'meeting.word.v1': ['messaging.notify', 'messaging.push-web'],
  'meeting.takes-part.v1': ['messaging.notify'],
  'interpreter.released.v1': ['messaging.notify'],
  'interpreter.agenda.v1': ['messaging.mail'],
  'partnership.news.v1': ['messaging.notify', 'messaging.mail'],
  'agendas.published.v1': ['messaging.notify'],
  'guest.invited.v1': ['messaging.notify'],
  'roulette.waiting.v1': ['live.roulette'],
  'roulette.pairing.v1': ['live.roulette'],
  'room.attendance.v1': ['meetings.attendance', 'live.presence', 'live.stand-calls'],
  'device-check.due.v1': ['messaging.mail'],
  'room.report.v1': ['live.presence', 'live.reports'],
  'room.recorded.v1': ['live.recordings'],
  'recording.ready.v1': ['messaging.notify'],
} as const satisfies Record<EventName, readonly string[]>;

export type EventQueue = (typeof eventSubscribers)[EventName][number];
