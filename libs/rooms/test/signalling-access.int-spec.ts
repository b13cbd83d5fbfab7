import { randomUUID } from 'node:crypto';
import { type RoomGrant, RoomGrant as RoomGrants, type RoomRequestName, roomRequests } from '@parvis/contracts';
import { claimsOf, RoomCaller } from './room-caller.js';
import { roomInputs } from './room-inputs.js';
import { RoomNode, signer } from './room-node.js';

// Ample also where many suites share two cores.
jest.setTimeout(60_000);

type Rule = (has: (grant: RoomGrant) => boolean, input: { source?: string }) => boolean;

const present: Rule = (has) => has('observe') || has('speak') || has('moderate');
const sender: Rule = (has) => has('speak') || has('share');
const tester: Rule = (has, input) => sender(has, input) || has('check');
const connected: Rule = (has, input) => present(has, input) || has('check');
const moderator: Rule = (has) => has('moderate');

/** Who may ask what, written down a second time: a request without a line here does not compile, and a changed rule fails. */
const rules: Record<RoomRequestName, Rule> = {
  'room.join': present,
  'room.resume': present,
  'room.leave': present,
  'move.done': present,
  'lobby.prepare': present,
  'check.start': tester,
  'check.stop': tester,
  'transport.connect': connected,
  'transport.restart-ice': present,
  'transport.send': sender,
  'media.produce': (has, { source }) => (source?.startsWith('screen') ? has('share') : has('speak') || has('check')),
  'media.pause': sender,
  'media.resume': sender,
  'media.close': sender,
  'consumer.resume': connected,
  'layout.set': present,
  'receive.set': present,
  'stats.report': present,
  'hand.set': present,
  'reaction.send': present,
  'moderate.mute': moderator,
  'moderate.remove': moderator,
  'moderate.lock': moderator,
  'moderate.admit': moderator,
  'moderate.lower-hand': moderator,
  'moderate.grant': moderator,
  'moderate.end': moderator,
  'team.go': present,
  'recording.ask': (has) => has('record'),
  'recording.answer': sender,
  'recording.stop': sender,
};

/** These end what the others need, so they come last. */
const last: RoomRequestName[] = ['room.leave', 'moderate.end'];
const names = [...(Object.keys(rules) as RoomRequestName[]).filter((name) => !last.includes(name)), ...last];
const grants = RoomGrants.options.filter((grant) => grant !== 'check');
const grantSets: RoomGrant[][] = Array.from({ length: 2 ** grants.length }, (_, set) =>
  grants.filter((_grant, bit) => (set >> bit) & 1),
);
// It never comes with others.
grantSets.push(['check']);

describe('every request with every set of grants', () => {
  let node: RoomNode;
  const callers: RoomCaller[] = [];
  beforeAll(async () => {
    node = await RoomNode.start();
  });
  afterAll(async () => {
    for (const caller of callers) caller.close();
    await node.app.close();
  });
  const enter = async (claims = claimsOf()) => {
    const caller = await RoomCaller.connect(node.url, { ticket: await signer.signTicket(claims) });
    callers.push(caller);
    await caller.ask('room.join', { rtpCapabilities: { codecs: [] } });
    return caller;
  };

  it('has a rule', () => {
    expect(Object.keys(roomRequests).sort()).toEqual(Object.keys(rules).sort());
    expect(grantSets).toHaveLength(33);
  });

  it.each(grantSets.map((grants) => [grants.join(' ') || 'none', grants] as const))(
    'is admitted or refused as its rule says: %s',
    async (_name, grants) => {
      const claims = claimsOf({ grants });
      const other = claimsOf({ roomId: claims.roomId });
      await enter(other);
      const caller = await enter(claims);
      const answers: [string, boolean, boolean][] = [];
      for (const name of names) {
        for (const input of roomInputs(other.participantId)[name]) {
          const expected = rules[name]((grant) => grants.includes(grant), input as { source?: string });
          const code = await caller.codeOf(name, input);
          expect(code).not.toBe('ROOM_INTERNAL');
          answers.push([`${name} ${JSON.stringify(input)}`, code !== 'ROOM_GRANT_MISSING', expected]);
        }
      }
      expect(answers.filter(([, isAdmitted, expected]) => isAdmitted !== expected)).toEqual([]);
    },
  );

  it.each(grants)('is refused with a check and %s in one ticket', async (grant) => {
    const ticket = await signer.signTicket(claimsOf({ grants: [grant, 'check'] }));
    await expect(RoomCaller.connect(node.url, { ticket })).rejects.toThrow('ROOM_TICKET_INVALID');
  });

  it('is refused to whoever may moderate by ticket but is not in the room', async () => {
    const roomId = randomUUID();
    const inside = claimsOf({ roomId });
    await enter(inside);
    const outside = claimsOf({ roomId, grants: ['moderate', 'speak', 'record'] });
    const caller = await RoomCaller.connect(node.url, { ticket: await signer.signTicket(outside) });
    callers.push(caller);
    for (const name of names.filter((one) => one.startsWith('moderate.') || one.startsWith('recording.'))) {
      for (const input of roomInputs(inside.participantId)[name]) {
        expect([name, await caller.codeOf(name, input)]).toEqual([name, 'ROOM_NOT_JOINED']);
      }
    }
  });
});
