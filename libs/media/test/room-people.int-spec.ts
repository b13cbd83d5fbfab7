import { randomUUID } from 'node:crypto';
import type { RoomEvents, RoomKind } from '@parvis/contracts';
import {
  type Identity,
  MediaError,
  type RecordedRoom,
  type RecordingNews,
  type Room,
  RoomHost,
  type RoomLimits,
  type RoomRecorder,
  type RoomState,
  routerRtpCapabilities,
  WorkerPool,
} from '../src/index.js';
import { identityOf, TestClient, until } from './room-client.js';

/** Notes what it is told to do, and what it could have written. */
class TestRecorder implements RoomRecorder {
  canRecord = true;
  readonly orders: string[] = [];
  room: RecordedRoom | null = null;
  fails = false;
  streamsLeft = 100;
  news: RecordingNews = { ended: () => undefined, full: () => undefined, missing: () => undefined };

  async start(room: RecordedRoom, news: RecordingNews) {
    if (this.fails) throw new Error('no space left');
    this.room = room;
    this.news = news;
    this.orders.push('start');
    return {
      hold: () => void this.orders.push('hold'),
      resume: async () => void this.orders.push('resume'),
      stop: async () => void this.orders.push('stop'),
    };
  }
}

let pool: WorkerPool;
let host: RoomHost;
let recorder: TestRecorder;

const open = (kind: RoomKind, limits: Partial<RoomLimits> = {}, state?: RoomState): Room => {
  recorder = new TestRecorder();
  host = new RoomHost(pool, { audienceNewsMs: 20, ...limits }, recorder);
  return host.open(randomUUID(), { kind, fairId: randomUUID() }, state);
};
const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof MediaError ? error.code : String(error)),
  );
const codeOf = (work: () => unknown) => refusalOf(Promise.resolve().then(work));
const person = (room: Room, changes: Partial<Identity> = {}) => new TestClient(room, identityOf(changes));
const moderator = { grants: ['speak', 'share', 'moderate', 'observe', 'record'] } satisfies Partial<Identity>;
const viewer = { grants: ['observe'] } satisfies Partial<Identity>;
const answer = (room: Room, who: string, agrees: boolean) =>
  room.recording.answer(room.recording.state.requestId ?? '', who, agrees);
const idOf = (client: TestClient) => client.identity.participantId;
const statusOf = (client: TestClient) => client.heard('room.changed').at(-1)?.status;
const joinAll = async (...clients: TestClient[]) => {
  for (const client of clients) await client.join();
};
const turn = () => new Promise((resolve) => setImmediate(resolve));

beforeAll(async () => {
  pool = await WorkerPool.start({ listenIp: '127.0.0.1', announcedAddress: null, port: 0, size: 1 });
});
afterEach(() => host.close('shutdown'));
afterAll(() => pool.close());

describe('the lobby', () => {
  it('lets somebody who knocks in only when a moderator says so', async () => {
    const room = open('meeting');
    const [ada, ben] = [person(room, moderator), person(room, { knocks: true })];
    await ada.join();
    expect(await refusalOf(ben.join())).toBe('ROOM_WAITING');
    await turn();
    expect(statusOf(ada)?.waiting).toEqual([expect.objectContaining({ participantId: idOf(ben) })]);
    expect(ada.heard('peer.joined')).toEqual([]);
    room.moderation.admit(idOf(ben), true);
    room.moderation.admit(idOf(ben), true);
    expect(ben.heard('lobby.answered')).toEqual([{ isAdmitted: true }]);
    expect((await ben.join()).peers).toHaveLength(1);
    await turn();
    expect(statusOf(ada)?.waiting).toEqual([]);
    // Comes and goes freely from now on.
    room.leave(idOf(ben), ben);
    expect(await refusalOf(person(room, ben.identity).join())).toBe('done');
  });

  it('turns somebody away on that line for good; another ticket may knock again', async () => {
    const room = open('meeting');
    const [ada, ben] = [person(room, moderator), person(room, { knocks: true })];
    await ada.join();
    await refusalOf(ben.join());
    room.moderation.admit(idOf(ben), false);
    expect(ben.heard('lobby.answered')).toEqual([{ isAdmitted: false }]);
    expect(await refusalOf(ben.join())).toBe('ROOM_REMOVED');
    expect(await refusalOf(person(room, ben.identity).join())).toBe('ROOM_WAITING');
  });

  it('makes newcomers of a locked room wait, but no moderator and nobody who was inside', async () => {
    const room = open('meeting');
    const [ada, ben, cy, dee] = [person(room, moderator), person(room), person(room), person(room, moderator)];
    await joinAll(ada, ben);
    room.moderation.lock(true);
    room.leave(idOf(ben), ben);
    expect(await refusalOf(cy.join())).toBe('ROOM_WAITING');
    expect(await refusalOf(ben.join())).toBe('done');
    expect(await refusalOf(dee.join())).toBe('done');
    await turn();
    expect(ben.answer!.status).toMatchObject({ isLocked: true, waiting: [] });
    room.moderation.lock(false);
    expect(cy.heard('lobby.answered')).toEqual([{ isAdmitted: true }]);
    expect(await refusalOf(cy.join())).toBe('done');
  });

  it('holds the other side back while one prepares, and never once somebody is in the meeting', async () => {
    const room = open('meeting');
    const opensAt = new Date(Date.now() + 60_000).toISOString();
    const ada = person(room, { ...moderator, sides: { own: 'A', other: 'B', opensAt } });
    const [ben, ben2] = [1, 2].map(() => person(room, { ...moderator, sides: { own: 'B', other: 'A', opensAt } }));
    room.setPreparing(['A']);
    expect(await refusalOf(ben!.join())).toBe('ROOM_PREPARING');
    expect([...room.heldBack.keys()]).toEqual(['A']);
    await ada.join();
    expect(ben!.heard('lobby.answered')).toEqual([{ isAdmitted: true }]);
    await joinAll(ben!, ben2!);
    expect(room.size).toBe(3);
    expect(room.heldBack.size).toBe(0);
  });

  it('lets in who was held back when the other side does not prepare any more', async () => {
    const room = open('meeting');
    const opensAt = new Date(Date.now() + 60_000).toISOString();
    const ben = person(room, { ...moderator, sides: { own: 'B', other: 'A', opensAt } });
    room.setPreparing(['A']);
    await refusalOf(ben.join());
    room.setPreparing(['A']);
    expect(ben.heard('lobby.answered')).toEqual([]);
    room.setPreparing([]);
    expect(ben.heard('lobby.answered')).toEqual([{ isAdmitted: true }]);
    expect(await refusalOf(ben.join())).toBe('done');
  });

  it('ends the wait with the line, and the room with the last who waits', async () => {
    const room = open('meeting');
    const ben = person(room, { knocks: true });
    expect(await refusalOf(ben.join())).toBe('ROOM_WAITING');
    expect(host.size).toBe(1);
    room.lineLost(idOf(ben), ben);
    expect(host.size).toBe(0);
  });

  it('holds so many and no more', async () => {
    const room = open('meeting', { lobby: 1 });
    await person(room, moderator).join();
    expect(await refusalOf(person(room, { knocks: true }).join())).toBe('ROOM_WAITING');
    expect(await refusalOf(person(room, { knocks: true }).join())).toBe('ROOM_FULL');
  });

  it('prepares the media before the join, unseen by the others, and hands it over', async () => {
    const room = open('meeting');
    const [ada, ben] = [person(room), person(room)];
    await ada.join();
    await ada.produce('microphone');
    const prepared = await room.prepare(ben.identity, ben, routerRtpCapabilities());
    expect(prepared.silence).toMatchObject({ kind: 'audio' });
    expect(ada.heard('peer.joined')).toEqual([]);
    expect(await refusalOf(room.seatOf(idOf(ben), ben).produce({} as never))).toBe('ROOM_NOT_JOINED');
    expect(
      room
        .seatOf(idOf(ben), ben)
        .mediaOf(0)
        .consumers.map(({ id }) => id),
    ).toEqual([prepared.silence!.id]);
    const joined = await ben.join();
    expect(joined.transports.send!.id).toBe(prepared.transports.send!.id);
    expect(joined.transports.recv.id).toBe(prepared.transports.recv.id);
    expect(joined.consumers).toHaveLength(1);
    expect(ada.heard('peer.joined')).toHaveLength(1);
    expect(await refusalOf(room.prepare(ben.identity, ben, routerRtpCapabilities()))).toBe('ROOM_MESSAGE_INVALID');
  });
});

describe('a moderator', () => {
  it('silences a stream, whose sender is told and may switch it on again', async () => {
    const room = open('meeting');
    const [ada, ben] = [person(room, moderator), person(room)];
    await joinAll(ada, ben);
    const producerId = await ben.produce('microphone');
    await room.moderation.mute(idOf(ben), 'microphone');
    await room.moderation.mute(idOf(ben), 'microphone');
    await room.moderation.mute(idOf(ben), 'camera');
    expect(ben.heard('stream.muted')).toEqual([{ producerId, source: 'microphone' }]);
    expect(ada.heard('peer.changed').at(-1)?.peer.streams).toEqual([{ source: 'microphone', isPaused: true }]);
    await ben.seat.mediaOf(0).setProducerPaused(producerId, false);
    expect(ada.heard('peer.changed').at(-1)?.peer.streams).toEqual([{ source: 'microphone', isPaused: false }]);
    for (const source of ['camera', 'screen'] as const) {
      const picture = await ben.produce(source);
      await room.moderation.mute(idOf(ben), source);
      expect(ben.heard('stream.muted').at(-1)).toEqual({ producerId: picture, source });
    }
    expect(await codeOf(() => room.moderation.mute(randomUUID(), 'camera'))).toBe('MEDIA_NOT_FOUND');
  });

  it('removes somebody, who cannot come back on any line', async () => {
    const room = open('meeting');
    const [ada, ben] = [person(room, moderator), person(room)];
    await joinAll(ada, ben);
    room.expel(idOf(ben));
    room.expel(idOf(ben));
    expect(ben.heard('room.closed')).toEqual([{ reason: 'removed' }]);
    expect(ben.isClosed).toBe(true);
    expect(ada.heard('peer.left')).toHaveLength(1);
    expect(await refusalOf(person(room, ben.identity).join())).toBe('ROOM_REMOVED');
    expect(await codeOf(() => room.resume(ben.identity, person(room, ben.identity), 0))).toBe('ROOM_SESSION_UNKNOWN');
  });

  it('sees raised hands in their order and lowers them', async () => {
    const room = open('meeting');
    const [ada, ben] = [person(room, moderator), person(room)];
    await joinAll(ada, ben);
    room.moderation.raiseHand(room.peerOf(idOf(ben), ben), true);
    room.moderation.raiseHand(room.peerOf(idOf(ben), ben), true);
    expect(ada.heard('peer.changed').map(({ peer }) => peer.handRaisedAt !== null)).toEqual([true]);
    room.moderation.lowerHand(idOf(ben));
    expect(ben.heard('peer.changed').at(-1)?.peer.handRaisedAt).toBeNull();
  });

  it('gives or takes no right to speak off a stage', async () => {
    const room = open('meeting');
    const [ada, ben] = [person(room, moderator), person(room)];
    await joinAll(ada, ben);
    expect(await codeOf(() => room.moderation.grant(idOf(ben), false))).toBe('ROOM_MESSAGE_INVALID');
    expect(await refusalOf(ben.produce('camera'))).toBe('done');
  });
});

describe('a stage', () => {
  it('counts viewers, lists none and tells the number now and then', async () => {
    const room = open('stage');
    const [ada, ...viewers] = [person(room, moderator), ...Array.from({ length: 5 }, () => person(room, viewer))];
    await joinAll(ada, ...viewers);
    expect(ada.heard('peer.joined')).toEqual([]);
    expect(viewers[0]!.answer!.peers.map(({ participantId }) => participantId)).toEqual([idOf(ada)]);
    await until(() => statusOf(viewers[0]!)?.audience === 5, 'the number');
    expect(viewers[0]!.heard('room.changed').length).toBeLessThan(5);
    room.leave(idOf(viewers[0]!), viewers[0]!);
    await until(() => statusOf(ada)?.audience === 4, 'one fewer');
    expect(ada.heard('peer.left')).toEqual([]);
  });

  it('has room for few speakers and many viewers', async () => {
    const room = open('stage', { stage: 1, viewers: 1 });
    await person(room, moderator).join();
    expect(await refusalOf(person(room).join())).toBe('ROOM_FULL');
    await person(room, viewer).join();
    expect(await refusalOf(person(room, viewer).join())).toBe('ROOM_FULL');
  });

  it('keeps a place for a speaker who comes together with a crowd of viewers', async () => {
    const room = open('stage', { stage: 2 });
    const crowd = Array.from({ length: 6 }, () => person(room, viewer));
    const speaker = person(room, moderator);
    const results = await Promise.all([...crowd, speaker].map((one) => refusalOf(one.join())));
    expect(results).toEqual(Array(7).fill('done'));
  });

  it('calls a viewer with a raised hand up and sends the speaker back', async () => {
    const room = open('stage');
    const [ada, eve, vic] = [person(room, moderator), person(room, viewer), person(room, viewer)];
    await joinAll(ada, eve, vic);
    room.moderation.raiseHand(room.peerOf(idOf(eve), eve), true);
    await turn();
    expect(statusOf(ada)?.hands.map(({ participantId }) => participantId)).toEqual([idOf(eve)]);
    expect(statusOf(vic)?.hands ?? []).toEqual([]);
    expect(vic.heard('peer.changed')).toEqual([]);
    expect(await refusalOf(eve.produce('camera'))).toBe('ROOM_GRANT_MISSING');

    room.moderation.grant(idOf(eve), true);
    room.moderation.grant(idOf(eve), true);
    expect(eve.heard('grants.changed')).toEqual([{ grants: ['speak', 'share', 'observe'] }]);
    expect(vic.heard('peer.joined').map(({ peer }) => peer.participantId)).toEqual([idOf(eve)]);
    const opened = await room.openSend(idOf(eve), eve, 0);
    expect((await room.openSend(idOf(eve), eve, 0)).id).toBe(opened.id);
    await eve.produce('camera');
    expect(room.audience).toBe(1);

    room.moderation.grant(idOf(eve), false);
    expect(eve.heard('grants.changed').at(-1)).toEqual({ grants: ['observe'] });
    expect(vic.heard('peer.left')).toEqual([{ participantId: idOf(eve) }]);
    expect(await refusalOf(eve.produce('camera'))).not.toBe('done');
    expect(room.audience).toBe(2);
  });

  it('gives nothing back to whoever resumes or joins again after it was taken', async () => {
    const room = open('stage');
    const [ada, ben] = [person(room, moderator), person(room)];
    await joinAll(ada, ben);
    room.moderation.grant(idOf(ben), false);
    room.lineLost(idOf(ben), ben);
    const again = person(room, ben.identity);
    expect(room.resume(ben.identity, again, 0).grants).toEqual(['observe']);
    again.answer = ben.answer;
    expect(await refusalOf(again.produce('microphone'))).not.toBe('done');
    expect((await again.join()).grants).toEqual(['observe']);
    room.leave(idOf(ben), again);
    expect((await person(room, ben.identity).join()).transports.send).toBeNull();
  });
});

describe('signals', () => {
  it('sends reactions to everybody, until they are too many', async () => {
    const room = open('meeting');
    const [ada, ben] = [person(room), person(room)];
    await joinAll(ada, ben);
    const codes = await Promise.all(
      Array.from({ length: 9 }, () => codeOf(() => room.react(room.peerOf(idOf(ben), ben), 'clap'))),
    );
    expect(codes.filter((code) => code === 'done')).toHaveLength(8);
    expect(codes.at(-1)).toBe('ROOM_TOO_MANY_REQUESTS');
    expect(ada.heard('reaction')).toHaveLength(8);
    expect(ada.heard('reaction')[0]).toEqual({ participantId: idOf(ben), displayName: 'Ada', reaction: 'clap' });
  });

  it('sends a team from its back room to the meeting, and nobody from elsewhere', async () => {
    const room = open('team');
    const [ada, ben] = [person(room), person(room)];
    await joinAll(ada, ben);
    room.goToMeeting(room.peerOf(idOf(ben), ben));
    for (const one of [ada, ben]) expect(one.heard('team.gone')).toEqual([{ by: idOf(ben) }]);
    const meeting = open('meeting');
    const cy = person(meeting);
    await cy.join();
    expect(await codeOf(() => meeting.goToMeeting(meeting.peerOf(idOf(cy), cy)))).toBe('ROOM_MESSAGE_INVALID');
  });

  it('shows the quality of a line once for each change', async () => {
    const room = open('meeting');
    const [ada, ben] = [person(room), person(room)];
    await joinAll(ada, ben);
    for (const quality of [3, 3, 1]) room.setQuality(idOf(ben), quality);
    room.setQuality(randomUUID(), 2);
    expect(ada.heard('peer.changed').map(({ peer }) => peer.quality)).toEqual([3, 1]);
  });
});

describe('a recording', () => {
  const asked = async () => {
    const room = open('meeting');
    const [ada, ben] = [person(room, moderator), person(room)];
    await joinAll(ada, ben);
    room.askToRecord(room.peerOf(idOf(ada), ada));
    return { room, ada, ben };
  };

  it('begins when everybody has agreed, the away included, and is shown all the time', async () => {
    const { room, ada, ben } = await asked();
    room.lineLost(idOf(ben), ben);
    await room.recording.settled();
    expect(recorder.orders).toEqual([]);
    await turn();
    expect(statusOf(ada)?.recording).toMatchObject({ phase: 'asked', askedBy: idOf(ada), pending: [idOf(ben)] });
    const again = person(room, ben.identity);
    room.resume(ben.identity, again, 0);
    answer(room, idOf(ben), true);
    await room.recording.settled();
    expect(recorder.orders).toEqual(['start']);
    expect(recorder.room!.mayRecord(idOf(ben))).toBe(true);
    expect((await person(room, { grants: ['observe'] }).join()).status.recording.phase).toBe('on');
  });

  it('holds at once for a newcomer and goes on when he agrees', async () => {
    const { room, ben } = await asked();
    answer(room, idOf(ben), true);
    await room.recording.settled();
    const cy = person(room);
    const joining = cy.join();
    await until(() => room.size === 3, 'the newcomer');
    expect(recorder.orders).toEqual(['start', 'hold']);
    expect(recorder.room!.mayRecord(idOf(ben))).toBe(false);
    expect((await joining).status.recording).toMatchObject({ phase: 'held', pending: [idOf(cy)] });
    expect(recorder.room!.agreedAt(idOf(cy))).toBeNull();
    answer(room, idOf(cy), true);
    await room.recording.settled();
    const [first, second] = [ben, cy].map((one) => recorder.room!.agreedAt(idOf(one)));
    expect(second!.getTime()).toBeGreaterThanOrEqual(first!.getTime());
    expect(recorder.orders).toEqual(['start', 'hold', 'resume']);
    expect(recorder.room!.mayRecord(idOf(cy))).toBe(true);
  });

  it('never begins with a refusal, and ends with a late one', async () => {
    const { room, ada, ben } = await asked();
    answer(room, idOf(ben), false);
    await room.recording.settled();
    expect(recorder.orders).toEqual([]);
    room.askToRecord(room.peerOf(idOf(ada), ada));
    answer(room, idOf(ben), true);
    await room.recording.settled();
    room.stopRecording(room.peerOf(idOf(ben), ben));
    await room.recording.settled();
    expect(recorder.orders).toEqual(['start', 'hold', 'stop']);
    expect(room.recording.state.phase).toBe('off');
  });

  it('writes nothing when it is stopped before the recorder is ready', async () => {
    const { room, ben } = await asked();
    answer(room, idOf(ben), true);
    room.recording.stop();
    await room.recording.settled();
    expect(recorder.orders.filter((order) => order === 'start').length).toBe(
      recorder.orders.filter((order) => order === 'stop').length,
    );
    expect(recorder.room?.mayRecord(idOf(ben)) ?? false).toBe(false);
  });

  it('is off when the recorder cannot begin or fails, and can be asked for again', async () => {
    const { room, ada, ben } = await asked();
    const faults: unknown[] = [];
    room.on('fault', (error) => faults.push(error));
    recorder.fails = true;
    answer(room, idOf(ben), true);
    await room.recording.settled();
    expect(room.recording.state.phase).toBe('off');
    expect(faults).toHaveLength(1);
    recorder.fails = false;
    room.askToRecord(room.peerOf(idOf(ada), ada));
    answer(room, idOf(ben), true);
    await room.recording.settled();
    recorder.news.ended(new Error('the disk is full'));
    await room.recording.settled();
    expect(room.recording.state.phase).toBe('off');
    expect(recorder.orders.at(-1)).toBe('stop');
  });

  it('is not begun where the streams of those present have no room, and says so', async () => {
    const { room, ada } = await asked();
    room.recording.stop();
    // Two people with a voice and a camera each, and a screen with its sound.
    recorder.streamsLeft = 5;
    expect(await codeOf(() => room.askToRecord(room.peerOf(idOf(ada), ada)))).toBe('ROOM_RECORDING_FULL');
    recorder.streamsLeft = 6;
    room.askToRecord(room.peerOf(idOf(ada), ada));
    expect(room.recording.state.phase).toBe('asked');
  });

  it('is held while a stream has no room, for everybody to see, and goes on by itself', async () => {
    const { room, ada, ben } = await asked();
    answer(room, idOf(ben), true);
    await room.recording.settled();
    recorder.streamsLeft = -1;
    recorder.news.full();
    expect(recorder.orders).toEqual(['start', 'hold']);
    expect(recorder.room!.mayRecord(idOf(ben))).toBe(false);
    await turn();
    expect(statusOf(ada)?.recording).toMatchObject({ phase: 'held', pending: [], isRecorderFull: true });
    recorder.streamsLeft = 100;
    await until(() => room.recording.state.phase === 'on', 'the recorder to be asked again');
    await room.recording.settled();
    expect(recorder.orders).toEqual(['start', 'hold', 'resume']);
  });

  it('goes on without a stream that cannot be written, for everybody to see', async () => {
    const { room, ada, ben } = await asked();
    answer(room, idOf(ben), true);
    await room.recording.settled();
    const gap = { participantId: idOf(ben), source: 'camera' as const, cause: 'codec' as const };
    recorder.news.missing([gap]);
    await turn();
    for (const person of [ada, ben]) expect(statusOf(person)?.recording).toMatchObject({ phase: 'on', missing: [gap] });
    recorder.news.missing([]);
    await turn();
    expect(statusOf(ada)?.recording).toMatchObject({ phase: 'on', missing: [] });
  });

  it('is not answered by a word that was meant for an earlier request', async () => {
    const { room, ada, ben } = await asked();
    const first = room.recording.state.requestId ?? '';
    room.recording.stop();
    room.askToRecord(room.peerOf(idOf(ada), ada));
    room.recording.answer(first, idOf(ben), true);
    expect(room.recording.state).toMatchObject({ phase: 'asked', pending: [idOf(ben)] });
  });

  it('cannot be asked for where nothing can record, and ends with the room', async () => {
    const { room, ada, ben } = await asked();
    answer(room, idOf(ben), true);
    await room.recording.settled();
    room.close('ended');
    await room.recording.settled();
    expect(recorder.orders.at(-1)).toBe('stop');
    const other = open('meeting');
    recorder.canRecord = false;
    const cy = person(other, moderator);
    expect((await cy.join()).status.canRecord).toBe(false);
    expect(await codeOf(() => other.askToRecord(other.peerOf(idOf(cy), cy)))).toBe('ROOM_RECORDING_UNAVAILABLE');
    expect(ada.heard('room.closed')).toEqual([{ reason: 'ended' }]);
  });
});

describe('a room that moves', () => {
  it('sends everybody on with a ticket of their own, takes its state along and closes when all have gone', async () => {
    const room = open('stage', { moveMs: 5_000 });
    const [ada, eve, ben] = [person(room, moderator), person(room, viewer), person(room)];
    await joinAll(ada, eve, ben);
    room.moderation.grant(idOf(eve), true);
    room.moderation.lock(true);
    room.moderation.raiseHand(room.peerOf(idOf(ben), ben), true);
    const state = room.exportState();
    const way = (who: Identity): RoomEvents['media.migrate'] => ({
      ticket: who.participantId,
      node: { origin: 'https://other.example', path: '/rooms' },
      iceServers: [],
    });
    const moved = room.migrate(async (who) => way(who));
    await until(() => ben.heard('media.migrate').length === 1, 'the word');
    expect(ada.heard('media.migrate')[0]!.ticket).toBe(idOf(ada));
    expect(await refusalOf(person(room).join())).toBe('ROOM_ELSEWHERE');
    for (const one of [ada, eve, ben]) room.lineLost(idOf(one), one);
    await moved;
    expect(room.closed).toBe(true);

    const there = open('stage', {}, state);
    const again = person(there, eve.identity);
    expect((await again.join()).grants).toContain('speak');
    expect((await person(there, ben.identity).join()).self.handRaisedAt).not.toBeNull();
    expect(await refusalOf(person(there).join())).toBe('ROOM_WAITING');
  });

  it('ends once all are there, and not before', async () => {
    const room = open('meeting', { moveMs: 5_000 });
    const [ada, ben, cy] = [person(room), person(room), person(room)];
    await joinAll(ada, ben, cy);
    expect(() => room.followed(room.peerOf(idOf(ada), ada))).toThrow('does not move');
    const way = { node: { origin: 'https://other.example', path: '/rooms' }, iceServers: [] };
    const moved = room.migrate(async ({ participantId }) => ({ ...way, ticket: participantId }));
    await until(() => ben.heard('media.migrate').length === 1, 'the word');
    room.followed(room.peerOf(idOf(ada), ada));
    room.followed(room.peerOf(idOf(ada), ada));
    room.lineLost(idOf(cy), cy);
    expect(room.closed).toBe(false);
    expect(ada.heard('peer.left')).toEqual([{ participantId: idOf(cy) }]);
    room.followed(room.peerOf(idOf(ben), ben));
    await moved;
    expect(room.closed).toBe(true);
    for (const one of [ada, ben]) expect(one.heard('room.closed')).toEqual([{ reason: 'elsewhere' }]);
  });

  it('waits only so long for those who do not follow', async () => {
    const room = open('meeting', { moveMs: 30 });
    const [ada, ben] = [person(room), person(room)];
    await joinAll(ada, ben);
    await room.migrate(async () => {
      throw new Error('no ticket for this one');
    });
    expect(ada.heard('room.closed')[0]).toEqual({ reason: 'elsewhere' });
    expect(host.size).toBe(0);
  });
});
