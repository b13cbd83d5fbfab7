import { z } from 'zod';
import { Id, Instant, PageQuery, pageOf } from './common.js';
import { endpoint, members } from './endpoint.js';
import { RoomKind, RoomTicket } from './rooms-ticket.js';

/** How one person's media went over a whole call. Times in ms, rates in bit/s, shares 0 to 1; null where nothing was measured. */
export const CallPerson = z.object({
  participantId: Id,
  /** The name of a guest in the room, who need not be of the fair; '': nobody's guest. */
  calledAs: z.string().max(200).default(''),
  joinedAt: Instant,
  leftAt: Instant.nullable(),
  /** Time with media in all. */
  ms: z.int().nonnegative(),
  upBitrate: z.number().nullable(),
  downBitrate: z.number().nullable(),
  upLoss: z.number().nullable(),
  downLoss: z.number().nullable(),
  jitterMs: z.number().nullable(),
  roundTripMs: z.number().nullable(),
  /** Estimated quality of the voice, 1 to 4.5 (ITU-T G.107, Opus), mean and worst interval. */
  mos: z.number().nullable(),
  worstMos: z.number().nullable(),
  freezes: z.int(),
  frozenMs: z.number(),
  /** How often the line or the path of the media was lost and came back. */
  recoveries: z.int(),
  route: z.enum(['udp', 'tcp', 'relay']).nullable(),
  /** Time for which pictures were left out because of the line. */
  audioOnlyMs: z.int(),
});
export type CallPerson = z.infer<typeof CallPerson>;

/** One call, from the first person to the last. */
export const CallReport = z.object({
  /** One opening of a room. */
  callId: Id,
  roomId: Id,
  kind: RoomKind,
  fairId: Id,
  startedAt: Instant,
  endedAt: Instant.nullable(),
  people: z.array(CallPerson).max(2000),
  audience: z.int(),
  /** How often its media worker had to be replaced. */
  resets: z.int(),
});
export type CallReport = z.infer<typeof CallReport>;

/** How one device came out of a check. The other words are the reasons of the browser. */
export const DeviceFinding = z.enum([
  'ok',
  'off',
  'silent',
  'denied',
  'blocked',
  'in-use',
  'absent',
  'insecure',
  'lost',
  'unknown',
]);
export type DeviceFinding = z.infer<typeof DeviceFinding>;

/** One way to the media node. `untried`: not offered there, or another way was enough. */
export const RouteFinding = z.enum(['open', 'blocked', 'untried']);
export type RouteFinding = z.infer<typeof RouteFinding>;

/** What the line is good for: pictures in high definition, pictures, voices only, nothing. */
export const LineVerdict = z.enum(['hd', 'video', 'voice', 'none']);
export type LineVerdict = z.infer<typeof LineVerdict>;

/**
 * What the network check found on the best way that is open. Rates are those of a test picture that went to the node and back: at least
 * so much is possible, never more than `testBitrate`.
 */
export const NetworkFinding = z.object({
  udp: RouteFinding,
  tcp: RouteFinding,
  relay: RouteFinding,
  route: z.enum(['udp', 'tcp', 'relay']).nullable(),
  roundTripMs: z.number().min(0).max(60_000).nullable(),
  upLoss: z.number().min(0).max(1).nullable(),
  downLoss: z.number().min(0).max(1).nullable(),
  jitterMs: z.number().min(0).max(60_000).nullable(),
  upBitrate: z.number().min(0).max(1e9).nullable(),
  downBitrate: z.number().min(0).max(1e9).nullable(),
  /** What the test picture was allowed to use. */
  testBitrate: z.number().min(0).max(1e9),
  verdict: LineVerdict,
});
export type NetworkFinding = z.infer<typeof NetworkFinding>;

/** One check of a person's devices and line; the last one is remembered. */
export const DeviceCheckResult = z
  .object({
    camera: DeviceFinding,
    microphone: DeviceFinding,
    /** Null when the test sound was not played; otherwise what the person said. */
    isSpeakerHeard: z.boolean().nullable(),
    /** Null when it could not be started. */
    network: NetworkFinding.nullable(),
  })
  .meta({ id: 'DeviceCheckResult' });
export type DeviceCheckResult = z.infer<typeof DeviceCheckResult>;

/** A remembered check. */
export const DeviceCheck = z.object({ result: DeviceCheckResult, checkedAt: Instant }).meta({ id: 'DeviceCheck' });
export type DeviceCheck = z.infer<typeof DeviceCheck>;

export const createCheckTicket = endpoint({
  method: 'POST',
  path: '/api/live/:fairId/check-ticket',
  access: members,
  answer: RoomTicket,
  summary: 'A ticket that opens only the network check, days before a meeting',
});
export const saveDeviceCheck = endpoint({
  method: 'PUT',
  path: '/api/live/:fairId/device-check',
  access: members,
  body: DeviceCheckResult,
  answer: DeviceCheck,
  summary: 'Remembers what the check of one’s own devices and line found',
});
export const getDeviceCheck = endpoint({
  method: 'GET',
  path: '/api/live/:fairId/device-check',
  access: members,
  answer: z.object({ check: DeviceCheck.nullable() }),
  summary: 'What the last check of one’s own devices and line found',
});

/** One call in the organiser's list. */
export const CallLine = CallReport.omit({ people: true, fairId: true })
  .extend({
    people: z.int(),
    /** Estimated quality of the voice over everybody, and of the worst interval of anybody. */
    mos: z.number().nullable(),
    worstMos: z.number().nullable(),
    freezes: z.int(),
    recoveries: z.int(),
    /** Names of up to three of its people. */
    names: z.array(z.string()).max(3),
  })
  .meta({ id: 'CallLine' });
export type CallLine = z.infer<typeof CallLine>;

/** Below this estimate people complain. */
export const poorMos = 3.1;

export const listCalls = endpoint({
  method: 'GET',
  path: '/api/live/:fairId/calls',
  access: ['organiser'],
  query: PageQuery.extend({
    /** `trouble`: a poor voice, a picture that stood still, a line that was lost. */
    which: z.enum(['all', 'trouble']).default('all'),
  }),
  answer: pageOf(CallLine),
  summary: 'Calls of the fair, the newest first, with how they went',
});
export const getCall = endpoint({
  method: 'GET',
  path: '/api/live/:fairId/calls/:callId',
  access: ['organiser'],
  answer: CallReport.extend({ people: z.array(CallPerson.extend({ name: z.string(), companyName: z.string() })) }),
  summary: 'One call, person by person',
});
export const CallNumbers = z
  .object({
    calls: z.int(),
    people: z.int(),
    minutes: z.int(),
    mos: z.number().nullable(),
    /** People-in-calls by how it went: voice score from 4, from `poorMos`, below, and not known. */
    good: z.int(),
    fair: z.int(),
    poor: z.int(),
    unknown: z.int(),
    byRoute: z.object({ udp: z.int(), tcp: z.int(), relay: z.int() }),
    /** People who have checked their devices, by what the line was good for; `unknown`: the line was not reached. */
    checked: z.object({ hd: z.int(), video: z.int(), voice: z.int(), none: z.int(), unknown: z.int() }),
  })
  .meta({ id: 'CallNumbers' });
export type CallNumbers = z.infer<typeof CallNumbers>;
export const getCallNumbers = endpoint({
  method: 'GET',
  path: '/api/live/:fairId/call-numbers',
  access: ['organiser'],
  answer: CallNumbers,
  summary: 'How the calls of the fair go, in numbers',
});
