import { randomUUID } from 'node:crypto';
import { type CallReport, type ClientStats, domainEvents, eventSubscribers, RoomCapabilities } from '@parvis/contracts';
import { Queue } from 'bullmq';
import { claimsOf, RoomCaller } from './room-caller.js';
import { RoomNode, signer } from './room-node.js';

const metricsToken = 'a token of sixteen letters or more';
const [queueName] = eventSubscribers['room.report.v1'];

const stats = (changes: Partial<ClientStats['down']> = {}): ClientStats => ({
  ms: 5_000,
  route: 'tcp',
  roundTripMs: 30,
  up: { bitrate: 400_000, loss: 0, limitedBy: 'none' },
  down: { bitrate: 500_000, loss: 0, jitterMs: 2, freezes: 0, frozenMs: 0, concealed: 0, ...changes },
});

describe('how a call goes', () => {
  let node: RoomNode;
  let queue: Queue;
  let capabilities: RoomCapabilities;
  const callers: RoomCaller[] = [];

  beforeAll(async () => {
    node = await RoomNode.start({ METRICS_TOKEN: metricsToken });
    queue = new Queue(queueName, { connection: node.redis });
    capabilities = RoomCapabilities.parse(await (await fetch(`${node.url}/api/rooms/capabilities`)).json());
  });
  afterAll(async () => {
    for (const caller of callers) caller.close();
    await queue.close();
    await node.app.close();
  });

  async function enter(roomId: string, fairId: string): Promise<{ caller: RoomCaller; id: string; epoch: number }> {
    const claims = claimsOf({ roomId, fairId });
    const caller = await RoomCaller.connect(node.url, { ticket: await signer.signTicket(claims) });
    callers.push(caller);
    const answer = await caller.ask('room.join', capabilities);
    if (!answer.ok) throw new Error(answer.error.code);
    return { caller, id: claims.participantId, epoch: answer.data.epoch as number };
  }

  async function eventually<T>(read: () => Promise<T | undefined>): Promise<T> {
    for (let tries = 0; tries < 200; tries += 1) {
      const value = await read();
      if (value !== undefined) return value;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error('gave up waiting');
  }

  it('is shown to the others, counted, and reported when the last one has left', async () => {
    const [roomId, fairId] = [randomUUID(), randomUUID()];
    const [ada, bob] = [await enter(roomId, fairId), await enter(roomId, fairId)];
    expect(await ada.caller.codeOf('stats.report', { epoch: ada.epoch, stats: stats() })).toBe('ok');
    expect(
      await ada.caller.codeOf('stats.report', { epoch: ada.epoch, stats: stats({ concealed: 0.3, freezes: 1 }) }),
    ).toBe('ok');
    const seen = await eventually(async () =>
      bob.caller.heard('peer.changed').find(({ peer }) => peer.participantId === ada.id && peer.quality === 1),
    );
    expect(seen.peer.quality).toBe(1);

    const text = await (
      await fetch(`${node.url}/metrics`, { headers: { authorization: `Bearer ${metricsToken}` } })
    ).text();
    expect(text).toMatch(/^parvis_room_people 2$/m);
    expect(text).toMatch(/^parvis_voice_score_count 2$/m);
    expect(text).toMatch(/^parvis_room_freezes_total 1$/m);
    expect(text).toMatch(/^parvis_room_reports_total\{route="tcp"\} 2$/m);

    for (const { caller } of [ada, bob]) expect(await caller.codeOf('room.leave', {})).toBe('ok');
    const job = await eventually(async () => (await queue.getJobs()).find(({ data }) => data.roomId === roomId));
    const report: CallReport = domainEvents['room.report.v1'].parse(job.data);
    expect(report).toMatchObject({ fairId, kind: 'meeting', endedAt: expect.any(String), resets: 0 });
    expect(report.people.map(({ participantId }) => participantId).sort()).toEqual([ada.id, bob.id].sort());
    const hers = report.people.find(({ participantId }) => participantId === ada.id)!;
    expect(hers).toMatchObject({ freezes: 1, route: 'tcp', roundTripMs: 30, recoveries: 0 });
    expect(hers.worstMos!).toBeLessThan(hers.mos!);
    expect(report.people.find(({ participantId }) => participantId === bob.id)).toMatchObject({
      mos: null,
      route: null,
    });
  });

  it('counts how long somebody has voices only', async () => {
    const [roomId, fairId] = [randomUUID(), randomUUID()];
    const [ada, bob] = [await enter(roomId, fairId), await enter(roomId, fairId)];
    const wants = (wantsVideo: boolean) => ada.caller.codeOf('receive.set', { epoch: ada.epoch, wantsVideo });
    const began = Date.now();
    expect(await wants(false)).toBe('ok');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await wants(true)).toBe('ok');
    const passed = Date.now() - began;
    for (const { caller } of [ada, bob]) expect(await caller.codeOf('room.leave', {})).toBe('ok');
    const job = await eventually(async () => (await queue.getJobs()).find(({ data }) => data.roomId === roomId));
    const { people } = domainEvents['room.report.v1'].parse(job.data);
    const voicesOnly = new Map(people.map(({ participantId, audioOnlyMs }) => [participantId, audioOnlyMs]));
    expect(voicesOnly.get(ada.id)).toBeGreaterThanOrEqual(290);
    expect(voicesOnly.get(ada.id)).toBeLessThanOrEqual(passed);
    expect(voicesOnly.get(bob.id)).toBe(0);
  });

  it('takes no figures that are none', async () => {
    const { caller, epoch } = await enter(randomUUID(), randomUUID());
    for (const wrong of [{ ...stats(), ms: 0 }, { ...stats(), roundTripMs: -1 }, stats({ loss: 2 })])
      expect(await caller.codeOf('stats.report', { epoch, stats: wrong })).toBe('ROOM_MESSAGE_INVALID');
  });
});
