import { z } from 'zod';
import { Id, Instant, PageQuery, pageOf, RequiredLine } from './common.js';
import { attendees, endpoint, members } from './endpoint.js';
import { LocalText, RequiredLocalText } from './live-text.js';
import { PersonFace } from './profiles.js';
import { RoomTicket } from './rooms-ticket.js';

/** `live`: viewers are let in. Before, speakers and moderators meet in the same room, as their back stage. */
export const StageState = z.enum(['planned', 'live', 'over', 'cancelled']);
export type StageState = z.infer<typeof StageState>;
export const StagePart = z.enum(['speaker', 'moderator']);
export type StagePart = z.infer<typeof StagePart>;

/** Speakers may go back stage so many minutes before the planned start. */
export const backStageMinutes = 120;

export const StagePerson = z.object({ person: PersonFace, part: StagePart });
export type StagePerson = z.infer<typeof StagePerson>;

export const StageSession = z
  .object({
    id: Id,
    title: LocalText(160),
    description: LocalText(4000),
    /** As planned. */
    startsAt: Instant,
    endsAt: Instant,
    state: StageState,
    /** When it went live. */
    liveAt: Instant.nullable(),
    overAt: Instant.nullable(),
    people: z.array(StagePerson),
    /** What the caller is in it. Organisers moderate every session. */
    ownPart: z.enum(['speaker', 'moderator', 'viewer']),
    /** Whether members of the fair may see its recording. */
    isRecordingPublished: z.boolean(),
    /** Whether it is on the caller's agenda. `busy`: nobody is to ask for a meeting then. */
    onAgenda: z.enum(['shown', 'busy']).nullable(),
  })
  .meta({ id: 'StageSession' });
export type StageSession = z.infer<typeof StageSession>;

export const StageSessionContent = z
  .object({
    title: RequiredLocalText(160),
    description: LocalText(4000).default({ en: '', fr: '' }),
    startsAt: Instant,
    endsAt: Instant,
    people: z.array(z.object({ participantId: Id, part: StagePart })).max(30),
  })
  .refine(({ startsAt, endsAt }) => Date.parse(endsAt) > Date.parse(startsAt), {
    message: 'ends-before-start',
    path: ['endsAt'],
  })
  .refine(({ people }) => new Set(people.map(({ participantId }) => participantId)).size === people.length, {
    message: 'person-twice',
    path: ['people'],
  });
export type StageSessionContent = z.infer<typeof StageSessionContent>;

const sessions = '/api/live/:fairId/stage/sessions' as const;
const session = '/api/live/:fairId/stage/sessions/:sessionId' as const;

export const listStageSessions = endpoint({
  method: 'GET',
  path: sessions,
  access: members,
  query: PageQuery,
  answer: pageOf(StageSession),
  summary: "The programme: the fair's sessions in order of time",
});
export const getStageSession = endpoint({
  method: 'GET',
  path: session,
  access: members,
  answer: StageSession,
  summary: 'One session',
});
export const createStageSession = endpoint({
  method: 'POST',
  path: sessions,
  access: ['organiser'],
  body: StageSessionContent,
  answer: StageSession,
  summary: 'Plans a session',
});
export const updateStageSession = endpoint({
  method: 'PUT',
  path: session,
  access: ['organiser'],
  body: StageSessionContent,
  answer: StageSession,
  summary: 'Changes a session that is not over',
});
export const setStageState = endpoint({
  method: 'PUT',
  path: '/api/live/:fairId/stage/sessions/:sessionId/state',
  access: members,
  body: z.object({ state: z.enum(['live', 'over', 'cancelled']) }),
  answer: StageSession,
  summary: 'Goes live, ends or cancels a session. Organisers; its moderators may go live and end',
});
export const createStageTicket = endpoint({
  method: 'POST',
  path: '/api/live/:fairId/stage/sessions/:sessionId/ticket',
  access: members,
  answer: RoomTicket,
  summary: 'The way into the room: for speakers and moderators from two hours before, for viewers while it is live',
});
export const publishStageRecording = endpoint({
  method: 'PUT',
  path: '/api/live/:fairId/stage/sessions/:sessionId/recording',
  access: members,
  body: z.object({ isPublished: z.boolean() }),
  answer: StageSession,
  summary: 'Shows the recording of a session to the fair, or no longer. Organisers and its moderators',
});

export const putSessionOnAgenda = endpoint({
  method: 'PUT',
  path: '/api/live/:fairId/stage/sessions/:sessionId/agenda',
  access: attendees,
  body: z.object({ isBusy: z.boolean() }),
  answer: StageSession,
  summary: "Puts a session on the caller's agenda, and says whether that keeps requests for meetings away",
});
export const takeSessionOffAgenda = endpoint({
  method: 'DELETE',
  path: '/api/live/:fairId/stage/sessions/:sessionId/agenda',
  access: attendees,
  answer: StageSession,
  summary: "Takes a session off the caller's agenda",
});

/** `hidden`: only moderators and the author see it. */
export const StageQuestionState = z.enum(['open', 'answered', 'hidden']);
export type StageQuestionState = z.infer<typeof StageQuestionState>;
export const StageQuestion = z
  .object({
    id: Id,
    text: z.string(),
    /** Null for organisers without a profile. */
    author: z.object({ name: z.string(), companyName: z.string() }).nullable(),
    isOwn: z.boolean(),
    state: StageQuestionState,
    votes: z.number().int(),
    hasVoted: z.boolean(),
    askedAt: Instant,
  })
  .meta({ id: 'StageQuestion' });
export type StageQuestion = z.infer<typeof StageQuestion>;

/** Questions that one person may have asked in one session. */
export const questionsPerPerson = 20;

export const listStageQuestions = endpoint({
  method: 'GET',
  path: '/api/live/:fairId/stage/sessions/:sessionId/questions',
  access: members,
  query: PageQuery.extend({ state: StageQuestionState.default('open') }),
  answer: pageOf(StageQuestion),
  summary: 'Questions of one state, most votes first',
});
export const askStageQuestion = endpoint({
  method: 'POST',
  path: '/api/live/:fairId/stage/sessions/:sessionId/questions',
  access: members,
  body: z.object({ text: RequiredLine(500) }),
  answer: StageQuestion,
  summary: 'Asks a question, in a session that is planned or live',
});
export const voteStageQuestion = endpoint({
  method: 'PUT',
  path: '/api/live/:fairId/stage/sessions/:sessionId/questions/:questionId/vote',
  access: members,
  body: z.object({ isFor: z.boolean() }),
  answer: StageQuestion,
  summary: "Gives or takes back the caller's vote for an open question of somebody else",
});
export const setStageQuestionState = endpoint({
  method: 'PUT',
  path: '/api/live/:fairId/stage/sessions/:sessionId/questions/:questionId/state',
  access: members,
  body: z.object({ state: StageQuestionState }),
  answer: StageQuestion,
  summary: 'Marks a question as answered, hides it or opens it again. Organisers and moderators of the session',
});

export const StagePoll = z
  .object({
    id: Id,
    question: z.string(),
    /** `draft`: only moderators see it. */
    state: z.enum(['draft', 'open', 'closed']),
    options: z.array(
      z.object({
        text: z.string(),
        /** Null until the reader has voted or the poll is closed; moderators always see it. */
        votes: z.number().int().nullable(),
      }),
    ),
    /** Place of the caller's option, from 0. */
    ownChoice: z.number().int().nullable(),
    votes: z.number().int(),
  })
  .meta({ id: 'StagePoll' });
export type StagePoll = z.infer<typeof StagePoll>;
export const StagePollContent = z.object({
  question: RequiredLine(300),
  options: z.array(RequiredLine(120)).min(2).max(8),
});

export const listStagePolls = endpoint({
  method: 'GET',
  path: '/api/live/:fairId/stage/sessions/:sessionId/polls',
  access: members,
  query: PageQuery,
  answer: pageOf(StagePoll),
  summary: 'Polls of a session, newest first',
});
export const createStagePoll = endpoint({
  method: 'POST',
  path: '/api/live/:fairId/stage/sessions/:sessionId/polls',
  access: members,
  body: StagePollContent,
  answer: StagePoll,
  summary: 'Prepares a poll. Organisers and moderators of the session',
});
export const setStagePollState = endpoint({
  method: 'PUT',
  path: '/api/live/:fairId/stage/sessions/:sessionId/polls/:pollId/state',
  access: members,
  body: z.object({ state: z.enum(['open', 'closed']) }),
  answer: StagePoll,
  summary: 'Opens or closes a poll. Organisers and moderators of the session',
});
export const voteStagePoll = endpoint({
  method: 'PUT',
  path: '/api/live/:fairId/stage/sessions/:sessionId/polls/:pollId/vote',
  access: members,
  body: z.object({ choice: z.number().int().min(0).max(7) }),
  answer: StagePoll,
  summary: 'Votes, once; a second vote changes nothing',
});
