import { z } from 'zod';
import { Id, Instant, PageQuery, pageOf } from './common.js';
import { attendees, endpoint, members } from './endpoint.js';
import { LocalText, RequiredLocalText } from './live-text.js';
import { ParticipantCard } from './profiles.js';
import { RoomTicket } from './rooms-ticket.js';

/** Two who were brought together have so many seconds to come into the room. */
export const rouletteGoSeconds = 25;
/** Who has not been heard of for so many seconds is not brought together with anybody. */
export const rouletteSilenceSeconds = 30;
/** Rounds by which a talk can be prolonged. */
export const rouletteExtensions = 2;

export const RouletteState = z.enum(['planned', 'open', 'over']);
export type RouletteState = z.infer<typeof RouletteState>;

export const Roulette = z
  .object({
    id: Id,
    title: LocalText(160),
    /** Topics of the fair among which people choose; none: it is about anything. */
    topicIds: z.array(Id),
    roundMinutes: z.number().int(),
    /** The same two are not brought together again for so long. */
    rematchHours: z.number().int(),
    startsAt: Instant,
    endsAt: Instant,
    state: RouletteState,
    /** People who wait now. */
    waiting: z.number().int(),
    /** Talks that go on now. */
    talks: z.number().int(),
  })
  .meta({ id: 'Roulette' });
export type Roulette = z.infer<typeof Roulette>;

export const RouletteContent = z
  .object({
    title: RequiredLocalText(160),
    topicIds: z.array(Id).max(50).default([]),
    roundMinutes: z.number().int().min(2).max(15),
    rematchHours: z.number().int().min(1).max(720).default(24),
    startsAt: Instant,
    endsAt: Instant,
  })
  .refine(({ startsAt, endsAt }) => Date.parse(endsAt) > Date.parse(startsAt), {
    message: 'ends-before-start',
    path: ['endsAt'],
  });
export type RouletteContent = z.infer<typeof RouletteContent>;

/** Two people in their few minutes, as one of them sees it. */
export const RoulettePair = z
  .object({
    /** The room's id, too. */
    id: Id,
    partner: ParticipantCard,
    /** `found`: they have until `goBy` to come. */
    state: z.enum(['found', 'talking', 'over']),
    goBy: Instant,
    endsAt: Instant,
    /** What both opted in for, and what one offers and the other looks for. */
    sharedTopicIds: z.array(Id),
    /** Only the caller's own wish to go on; the other's is known once both have it. */
    wantsMore: z.boolean(),
    extensions: z.number().int(),
    canExtend: z.boolean(),
    /** Only the caller's own answer. */
    connects: z.boolean().nullable(),
  })
  .meta({ id: 'RoulettePair' });
export type RoulettePair = z.infer<typeof RoulettePair>;

/**
 * Where the caller stands in a roulette. `out`: never opted in, or left. `paused`: opted in, not waiting. `between`: a talk has ended, the
 * next has not been asked for.
 */
export const RouletteSeat = z
  .object({
    state: z.enum(['out', 'waiting', 'found', 'talking', 'between', 'paused']),
    topicIds: z.array(Id),
    waitingSince: Instant.nullable(),
    /** People who wait, the caller included. */
    waiting: z.number().int(),
    /** The talk that goes on or has just ended. */
    pair: RoulettePair.nullable(),
    /** Why the caller is `paused` or first in line again. */
    note: z.enum(['missed', 'partner-missed']).nullable(),
    serverTime: Instant,
  })
  .meta({ id: 'RouletteSeat' });
export type RouletteSeat = z.infer<typeof RouletteSeat>;

export const listRoulettes = endpoint({
  method: 'GET',
  path: '/api/live/:fairId/roulettes',
  access: members,
  query: PageQuery,
  answer: pageOf(Roulette),
  summary: 'Roulettes of the fair, in order of time',
});
export const createRoulette = endpoint({
  method: 'POST',
  path: '/api/live/:fairId/roulettes',
  access: ['organiser'],
  body: RouletteContent,
  answer: Roulette,
  summary: 'Opens a roulette from a time to a time',
});
export const updateRoulette = endpoint({
  method: 'PUT',
  path: '/api/live/:fairId/roulettes/:rouletteId',
  access: ['organiser'],
  body: RouletteContent,
  answer: Roulette,
  summary: 'Changes a roulette that is not over; rounds that go on keep their length',
});
export const closeRoulette = endpoint({
  method: 'POST',
  path: '/api/live/:fairId/roulettes/:rouletteId/close',
  access: ['organiser'],
  answer: Roulette,
  summary: 'Closes a roulette for good; talks that go on may end',
});
/** Asked by the page now and then for as long as it is open. */
export const keepRouletteSeat = endpoint({
  method: 'POST',
  path: '/api/live/:fairId/roulettes/:rouletteId/seat/here',
  access: attendees,
  answer: RouletteSeat,
  summary: 'Where the caller stands, and a sign that he or she is still there',
});
export const joinRoulette = endpoint({
  method: 'PUT',
  path: '/api/live/:fairId/roulettes/:rouletteId/seat',
  access: attendees,
  body: z.object({ topicIds: z.array(Id).max(50).default([]) }),
  answer: RouletteSeat,
  summary: 'Opts in, or asks for the next talk: waits to be brought together with somebody',
});
export const pauseRoulette = endpoint({
  method: 'POST',
  path: '/api/live/:fairId/roulettes/:rouletteId/seat/pause',
  access: attendees,
  answer: RouletteSeat,
  summary: 'Waits no longer for now; a talk that goes on is left',
});
export const leaveRoulette = endpoint({
  method: 'DELETE',
  path: '/api/live/:fairId/roulettes/:rouletteId/seat',
  access: attendees,
  summary: 'Leaves the roulette, and the talk if there is one',
});
export const createRouletteTicket = endpoint({
  method: 'POST',
  path: '/api/live/:fairId/roulettes/:rouletteId/pairs/:pairId/ticket',
  access: attendees,
  answer: RoomTicket,
  summary: 'The way into the room of a pair, for its two people until the talk ends',
});
export const wantMoreOfPair = endpoint({
  method: 'PUT',
  path: '/api/live/:fairId/roulettes/:rouletteId/pairs/:pairId/more',
  access: attendees,
  body: z.object({ wantsMore: z.boolean() }),
  answer: RouletteSeat,
  summary: 'Asks for one more round with this person; it is added when both ask, and nobody learns of one wish',
});
export const connectWithPair = endpoint({
  method: 'PUT',
  path: '/api/live/:fairId/roulettes/:rouletteId/pairs/:pairId/connect',
  access: attendees,
  body: z.object({ connects: z.boolean() }),
  answer: RouletteSeat,
  summary: 'Says whether to stay in touch. Both learn of it when both say yes, otherwise nobody does',
});

/** Somebody whom the caller has talked with. */
export const RouletteMeet = z
  .object({
    pairId: Id,
    rouletteId: Id,
    partner: ParticipantCard,
    metAt: Instant,
    /** Both have said that they want to stay in touch. */
    isMutual: z.boolean(),
    connects: z.boolean().nullable(),
    isBlocked: z.boolean(),
  })
  .meta({ id: 'RouletteMeet' });
export type RouletteMeet = z.infer<typeof RouletteMeet>;
export const listRouletteMeets = endpoint({
  method: 'GET',
  path: '/api/live/:fairId/roulette-meets',
  access: attendees,
  query: PageQuery,
  answer: pageOf(RouletteMeet),
  summary: 'Whom the caller has met in roulettes of the fair, latest first',
});

/** A blocked person is never brought together with the caller, and does not learn of it. */
export const setBlock = endpoint({
  method: 'PUT',
  path: '/api/live/:fairId/blocks/:participantId',
  access: attendees,
  summary: 'Blocks a person silently: never to be brought together again; a talk with them ends',
});
export const removeBlock = endpoint({
  method: 'DELETE',
  path: '/api/live/:fairId/blocks/:participantId',
  access: attendees,
  summary: 'Takes a block back',
});
export const OwnBlock = z
  .object({ fairId: Id, fairName: z.string(), person: ParticipantCard })
  .meta({ id: 'OwnBlock' });
export type OwnBlock = z.infer<typeof OwnBlock>;
export const listOwnBlocks = endpoint({
  method: 'GET',
  path: '/api/live/blocks',
  access: 'signed-in',
  query: PageQuery,
  answer: pageOf(OwnBlock),
  summary: 'Whom the caller has blocked in all fairs, latest first',
});
export const listBlocks = endpoint({
  method: 'GET',
  path: '/api/live/:fairId/blocks',
  access: attendees,
  query: PageQuery,
  answer: pageOf(ParticipantCard),
  summary: 'Whom the caller has blocked, latest first',
});
