import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { realtimeAudiences, realtimePath } from '@parvis/contracts';
import { audience, RealtimePublisher } from '@parvis/platform';
import { AccessMatrix, endpointsOf, type Insider, insiders, TestServer } from '@parvis/testing';
import { io, type Socket } from 'socket.io-client';
import { allInOne } from '../src/app.js';
import { delegations } from './delegations.access.js';
import { fairs } from './fairs.access.js';
import { live } from './live.access.js';
import { matchmaking, matchmakingInWork } from './matchmaking.access.js';
import { meetings, meetingsBegun } from './meetings.access.js';
import { messaging, rooms } from './messaging.access.js';
import { newsCauses } from './news.access.js';
import { partnershipProposals, partnerships } from './partnerships.access.js';
import { profiles } from './profiles.access.js';

// All domains on a busy machine.
jest.setTimeout(90_000);

const tables = [
  fairs,
  profiles,
  matchmaking,
  matchmakingInWork,
  meetings,
  meetingsBegun,
  delegations,
  live,
  messaging,
  rooms,
  partnerships,
  partnershipProposals,
];
const names = tables.flatMap(({ rules }) => Object.keys(rules));
const endpoints = endpointsOf('others');

/** Booths, and chats and calls, have matrices of their own: `booths-access.int-spec.ts`, `live-access.int-spec.ts`. */
describe('access to everything else', () => {
  let server: TestServer;
  let folder: string;
  let matrix: AccessMatrix;
  const of = (name: string) => {
    const table = tables.find(({ rules }) => name in rules)!;
    return { rule: table.rules[name]!, own: matrix.with(table.makers?.(server) ?? {}) };
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parvis-access-'));
    // Without workers nothing happens but what is asked for.
    server = await TestServer.start({ ...allInOne, worker: [] }, { FILES_DIR: folder, MAILBOX: 'on' });
    matrix = await AccessMatrix.open(server, {});
  });
  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  });

  it('has one rule for every endpoint', () => {
    expect(endpoints.map(([name]) => name).sort()).toEqual(names.sort());
  });

  it.each(endpoints)('%s is answered to whom it should be', async (name, endpoint) => {
    const { rule, own } = of(name);
    expect(await own.answers(endpoint, rule)).toEqual(matrix.expected(endpoint, rule));
  });

  it.each(endpoints)('%s gives nothing of another fair', async (name, endpoint) => {
    const { rule, own } = of(name);
    expect(await own.strays(endpoint, rule)).toEqual([]);
  });

  describe('news by socket', () => {
    const heard: [who: string, name: string][] = [];
    let sockets: Socket[] = [];
    const publish = (to: string[], name: string) =>
      // A message that no browser knows, too.
      server.app.get(RealtimePublisher).publish(to as never, name as 'fair.changed', { fairId: '' });
    const hearersOf = (name: string) =>
      [...new Set(heard.flatMap(([who, what]) => (what === name ? [who] : [])))].sort();
    /** Everybody has heard all that was published before. */
    const settle = async () => {
      publish(
        Object.values(matrix.callers).map(({ userId }) => audience.user(userId)),
        'end',
      );
      await server.eventually(
        async () => hearersOf('end'),
        (who) => who.length === sockets.length,
      );
    };

    beforeAll(async () => {
      sockets = Object.entries(matrix.callers).map(([who, { cookie }]) =>
        io(server.url, {
          path: realtimePath,
          transports: ['websocket'],
          extraHeaders: { cookie },
          forceNew: true,
        }).onAny((name: string) => heard.push([who, name])),
      );
      await server.eventually(
        async () => sockets.filter(({ connected }) => connected).length,
        (count) => count === sockets.length,
      );
    });
    beforeEach(() => heard.splice(0));
    afterAll(() => {
      for (const socket of sockets) socket.close();
    });

    const hearers: Record<keyof typeof audience, readonly Insider[]> = {
      user: ['visitor'],
      organisers: ['organiser'],
      fair: insiders,
    };
    const sent = Object.entries(realtimeAudiences).flatMap(([name, kinds]) =>
      kinds.map((kind) => [name, kind] as const),
    );

    it.each(sent)('%s is heard by its %s and nobody else', async (name, kind) => {
      const { fairId, visitor } = matrix.homes.home;
      publish([audience[kind](kind === 'user' ? visitor.client.userId : fairId)], name);
      await settle();
      expect(hearersOf(name)).toEqual([...hearers[kind]].sort());
    });

    it.each(Object.entries(newsCauses))(
      '%s, where it comes from, tells those concerned',
      async (name, { does, hears }) => {
        await does(matrix.homes.home, server);
        await server.eventually(
          async () => hearersOf(name),
          (who) => who.length >= hears.length,
        );
        await settle();
        expect(hearersOf(name)).toEqual([...hears].sort());
      },
    );
  });
});
