import { randomUUID } from 'node:crypto';
import {
  isRoomRequestName,
  RoomCapabilities,
  RoomErrorCode,
  type RoomGrant,
  type RoomRequestName,
  roomRequests,
} from '@parvis/contracts';
import fc from 'fast-check';
import type { z } from 'zod';
import { arbitraryOf } from './arbitrary-of.js';
import { claimsOf, RoomCaller } from './room-caller.js';
import { roomInputs } from './room-inputs.js';
import { RoomNode, signer } from './room-node.js';

const names = Object.keys(roomRequests) as RoomRequestName[];
const everything: RoomGrant[] = ['speak', 'share', 'moderate', 'observe', 'record'];
const treacherous = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'prototype',
  '',
  '\u0000',
  '💥',
];

interface Step {
  line: number;
  name: string;
  input: unknown;
}

/**
 * Whatever three clients of one room say, in whatever order: each request is answered, with a success or a refusal that has a name, and a
 * call beside it is not touched. Reproduce a failure with the seed and path that fast-check prints.
 */
describe('arbitrary messages', () => {
  let node: RoomNode;
  let capabilities: RoomCapabilities;
  let innocent: { caller: RoomCaller; participantId: string; before: unknown; ids: string[] };
  const callers: RoomCaller[] = [];

  const enter = async (claims: ReturnType<typeof claimsOf>) => {
    const caller = await RoomCaller.connect(node.url, { ticket: await signer.signTicket(claims) }, randomUUID());
    callers.push(caller);
    const answer = await caller.ask('room.join', capabilities);
    if (!answer.ok) throw new Error(answer.error.code);
    return { caller, joined: answer.data };
  };
  const stateOf = async (caller: RoomCaller) => {
    const answer = await caller.ask('room.resume', { epoch: 0 });
    if (!answer.ok) throw new Error(answer.error.code);
    const { serverTime: _, ...state } = answer.data;
    return state;
  };

  beforeAll(async () => {
    node = await RoomNode.start({ TRUST_PROXY: '1' });
    capabilities = RoomCapabilities.parse(await (await fetch(`${node.url}/api/rooms/capabilities`)).json());
    const claims = claimsOf({ grants: everything });
    const [one, other] = [await enter(claims), await enter(claimsOf({ roomId: claims.roomId }))];
    const produced = await one.caller.ask('media.produce', {
      epoch: 0,
      // A voice would become the active speaker at a time of its own.
      source: 'camera',
      rtpParameters: {
        codecs: [{ mimeType: 'video/VP8', payloadType: 96, clockRate: 90_000 }],
        encodings: [{ ssrc: 7 }],
        mid: '0',
      },
      paused: false,
    });
    expect(produced.ok).toBe(true);
    const before = await stateOf(other.caller);
    const { transports } = one.joined as { transports: { send: { id: string }; recv: { id: string } } };
    const consumers = before.consumers as { id: string }[];
    innocent = {
      caller: other.caller,
      participantId: claims.participantId,
      before,
      ids: [
        claims.roomId,
        claims.participantId,
        produced.ok ? String(produced.data.producerId) : '',
        transports.send.id,
        transports.recv.id,
        ...consumers.map(({ id }) => id),
      ],
    };
    other.caller.news.length = 0;
  });
  afterAll(async () => {
    for (const caller of callers) caller.close();
    await node.app.close();
  });

  const text = () =>
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...innocent.ids) },
      { weight: 2, arbitrary: fc.constantFrom(...treacherous) },
      { weight: 2, arbitrary: fc.string({ maxLength: 70 }) },
      { weight: 1, arbitrary: fc.uuid() },
    );
  const inputOf = (name: RoomRequestName): fc.Arbitrary<unknown> =>
    fc.oneof(
      { weight: 4, arbitrary: arbitraryOf(roomRequests[name].input as z.ZodType, text()) },
      { weight: 3, arbitrary: fc.constantFrom<unknown>(...roomInputs(innocent.participantId)[name]) },
      { weight: 2, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
      { weight: 1, arbitrary: fc.constantFrom<unknown>(undefined, null, [], '', 0, [[]], { __proto__: null }) },
    );
  const step = (): fc.Arbitrary<Step> =>
    fc.oneof(
      {
        weight: 9,
        arbitrary: fc
          .constantFrom(...names)
          .chain((name) => fc.record({ line: fc.nat(2), name: fc.constant(name as string), input: inputOf(name) })),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          line: fc.nat(2),
          name: fc.oneof(fc.constantFrom(...treacherous.slice(0, 6)), fc.string({ minLength: 1, maxLength: 30 })),
          input: fc.jsonValue(),
        }),
      },
    );

  const outcomes = new Set<string>();

  async function play(steps: readonly Step[]): Promise<void> {
    const roomId = randomUUID();
    const kind = steps.length % 2 === 0 ? 'meeting' : 'stage';
    const lines = await Promise.all(
      [everything, ['observe'] as RoomGrant[], ['speak', 'observe'] as RoomGrant[]].map(async (grants) => {
        const claims = claimsOf({ roomId, kind, grants });
        const ticket = await signer.signTicket(claims);
        return RoomCaller.connect(node.url, { ticket }, randomUUID());
      }),
    );
    callers.push(...lines);
    try {
      // All at once: the order in which the answers come is the server's business.
      await Promise.all(
        steps.map(async ({ line, name, input }) => {
          const caller = lines[line]!;
          // socket.io keeps these names for itself.
          if (
            ['connect', 'connect_error', 'disconnect', 'disconnecting', 'newListener', 'removeListener'].includes(name)
          )
            return;
          const answer = await caller.ask(name, input).catch((error: Error) => error);
          // A line that has been ended says nothing more, and may not.
          if (answer instanceof Error) {
            if (caller.heard('room.closed').length === 0) throw new Error(`${name} was not answered`);
            return;
          }
          expect(typeof answer.ok).toBe('boolean');
          outcomes.add(answer.ok ? 'done' : answer.error.code);
          if (answer.ok) expect(isRoomRequestName(name)).toBe(true);
          else {
            expect(RoomErrorCode.options).toContain(answer.error.code);
            expect([name, input, answer.error.code]).not.toEqual([name, input, 'ROOM_INTERNAL']);
          }
        }),
      );
    } finally {
      for (const line of lines) line.close();
    }
    expect(await stateOf(innocent.caller)).toEqual(innocent.before);
    expect(innocent.caller.news).toEqual([]);
  }

  it('are all answered and touch no other room', async () => {
    await fc.assert(fc.asyncProperty(fc.array(step(), { minLength: 1, maxLength: 40 }), play), {
      numRuns: 60,
      interruptAfterTimeLimit: 45_000,
    });
    // What was sent went through, lacked a grant, and was malformed: none of the gates was left out.
    expect([...outcomes]).toEqual(
      expect.arrayContaining(['done', 'ROOM_GRANT_MISSING', 'ROOM_MESSAGE_INVALID', 'ROOM_MESSAGE_UNKNOWN']),
    );
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect((await (await fetch(`${node.url}/api/rooms/health`)).json()) as object).toMatchObject({ status: 'ok' });
  }, 120_000);
});
