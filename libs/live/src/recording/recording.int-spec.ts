import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { deleteRecording, type EventPayload, listRecordings, readRecording } from '@parvis/contracts';
import { FileStore, HealthModule, Queues } from '@parvis/platform';
import { createFairRow, createMeeting, createPerson, type TestPerson, TestServer } from '@parvis/testing';
import { FileSweeper } from '../files/file-sweeper.js';
import { LiveModule } from '../live.module.js';
import { LiveWorkerModule } from '../live-worker.module.js';
import { RecordingSweeper } from './recording-sweeper.js';

jest.setTimeout(120_000);
const run = promisify(execFile);

describe('a recording', () => {
  let server: TestServer;
  let folder: string;
  let fairId: string;
  let anna: TestPerson;
  let ben: TestPerson;
  let carl: TestPerson;
  let stranger: TestPerson;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parvis-recording-'));
    server = await TestServer.start(
      {
        name: 'live',
        api: [HealthModule.for(['live']), LiveModule],
        worker: [LiveWorkerModule],
        hasDatabase: true,
        domains: ['live'],
      },
      { FILES_DIR: join(folder, 'files') },
    );
    fairId = await createFairRow(server.db);
    anna = await createPerson(server, fairId, { firstName: 'Anna', lastName: 'Berg' });
    ben = await createPerson(server, fairId, { firstName: 'Ben', lastName: "D'Adler: [x];'" });
    carl = await createPerson(server, fairId, { firstName: 'Carl' });
    stranger = await createPerson(server, fairId);
    await Promise.all([make('red', picture('red', 4)), make('voice', voice(2)), make('blue', picture('blue', 2))]);
  });
  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const meeting = () => createMeeting(server.db, fairId, [anna.id, ben.id, carl.id]);

  /** What was sent, by name: made once, since every test needs the same. */
  const sent = new Map<string, Buffer>();
  async function make(name: string, args: string[]): Promise<void> {
    const path = join(folder, `${name}.mkv`);
    await run('ffmpeg', ['-loglevel', 'error', '-y', ...args, path]);
    sent.set(name, await readFile(path));
  }
  const store = (key: string, name: string) => server.app.get(FileStore).put(key, sent.get(name)!, 'video/x-matroska');
  const picture = (color: string, seconds: number) => [
    ...['-f', 'lavfi', '-i', `color=c=${color}:s=320x180:r=15:d=${seconds}`],
    ...['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8', '-g', '30'],
  ];
  const voice = (seconds: number) => [
    '-f',
    'lavfi',
    '-i',
    `sine=frequency=440:d=${seconds}`,
    '-c:a',
    'libopus',
    '-ac',
    '2',
  ];

  type Recorded = EventPayload<'room.recorded.v1'>;
  /** Anna in red from the start with her voice, Ben in blue after two seconds; four seconds in all. */
  async function record(roomId: string): Promise<Recorded> {
    const recordingId = randomUUID();
    const key = (name: string) => `fairs/${fairId}/tracks/${recordingId}/${name}.mkv`;
    await Promise.all(['red', 'voice', 'blue'].map((name, n) => store(key(String(n)), name)));
    const startedAt = new Date(Date.now() - 60_000);
    const track = (
      n: number,
      who: TestPerson,
      source: 'camera' | 'microphone',
      offsetMs: number,
      durationMs: number,
    ) => ({
      file: key(String(n)),
      participantId: who.id,
      displayName: who === ben ? "Ben D'Adler: [x];'%{pts}" : 'Anna Berg',
      source,
      offsetMs,
      durationMs,
    });
    return {
      recordingId,
      roomId,
      kind: 'meeting',
      fairId,
      startedAt: startedAt.toISOString(),
      endedAt: new Date(+startedAt + 4_000).toISOString(),
      participantIds: [anna.id, ben.id],
      consents: [anna, ben].map((who) => ({ participantId: who.id, at: startedAt.toISOString() })),
      tracks: [
        track(0, anna, 'camera', 0, 4_000),
        track(1, anna, 'microphone', 2_000, 2_000),
        track(2, ben, 'camera', 2_000, 2_000),
      ],
      missing: [{ participantId: ben.id, source: 'microphone', cause: 'fault' }],
    };
  }

  const send = (recorded: Recorded, id: string = randomUUID()) =>
    server.app
      .get(Queues)
      .addAll([{ queue: 'live.recordings', job: { id, name: 'room.recorded.v1', data: recorded } }]);
  const list = (roomId: string, who = anna) => who.client.call(listRecordings, { params: { fairId, roomId } });
  const ready = (roomId: string) =>
    server.eventually(
      () => list(roomId),
      ([one]) => one?.state === 'ready',
      60,
    );

  /** Mean colour of a part of the film at a time. */
  async function colourAt(film: string, second: number, crop: string): Promise<[number, number, number]> {
    const raw = join(folder, 'pixel.rgb');
    const filter = ['-vf', `crop=${crop},scale=1:1`, '-frames:v', '1', '-f', 'rawvideo', '-pix_fmt', 'rgb24'];
    await run('ffmpeg', ['-loglevel', 'error', '-y', '-ss', String(second), '-i', film, ...filter, raw]);
    const [red = 0, green = 0, blue = 0] = await readFile(raw);
    return [red, green, blue];
  }
  async function loudness(film: string, from: number, to: number): Promise<number> {
    const { stderr } = await run('ffmpeg', [
      '-ss',
      String(from),
      '-to',
      String(to),
      '-i',
      film,
      '-af',
      'volumedetect',
      '-vn',
      '-f',
      'null',
      '-',
    ]);
    return Number(/mean_volume: (-?[\d.]+|-inf) dB/.exec(stderr)?.[1]?.replace('-inf', '-200'));
  }

  it('becomes one film with everybody in their place and all that was said, seen by people of the room only', async () => {
    const roomId = await meeting();
    const recorded = await record(roomId);
    await send(recorded);
    const [recording] = await ready(roomId);
    const params = { fairId, recordingId: recorded.recordingId };
    expect(recording).toMatchObject({ durationMs: 4_000, type: 'video/mp4', progress: 100, canDelete: true });
    expect(recording!.missing).toEqual([
      { participantId: ben.id, source: 'microphone', cause: 'fault', name: expect.stringMatching(/\w/) },
    ]);
    expect(recording!.people).toEqual([
      { participantId: expect.any(String), name: expect.any(String), agreedAt: recorded.startedAt },
      { participantId: expect.any(String), name: expect.any(String), agreedAt: recorded.startedAt },
    ]);
    expect((await list(roomId, carl))[0]).toMatchObject({ state: 'ready', canDelete: false });
    expect((await stranger.client.refusal(listRecordings, { params: { fairId, roomId } })).status).toBe(404);
    expect((await stranger.client.refusal(readRecording, { params })).status).toBe(404);

    const answer = await ben.client.raw(readRecording, { params });
    const film = join(folder, 'film.mp4');
    await writeFile(film, Buffer.from(await answer.arrayBuffer()));
    const shown = [
      '-v',
      'error',
      '-show_entries',
      'stream=codec_name,width,height:format=duration',
      '-of',
      'json',
      film,
    ];
    const { streams, format } = JSON.parse((await run('ffprobe', shown)).stdout);
    expect(streams).toMatchObject([{ codec_name: 'h264', width: 1280, height: 720 }, { codec_name: 'aac' }]);
    expect(Math.abs(Number(format.duration) - 4)).toBeLessThan(0.2);

    const [left, right] = ['500:300:70:200', '500:300:710:200'];
    const isRed = ([red, , blue]: number[]) => red! > 180 && blue! < 80;
    const isBlue = ([red, , blue]: number[]) => blue! > 180 && red! < 80;
    expect([await colourAt(film, 1, left), await colourAt(film, 1, right)].every(isRed)).toBe(true);
    const after = [await colourAt(film, 3, left), await colourAt(film, 3, right)];
    expect(after.filter(isRed)).toHaveLength(1);
    expect(after.filter(isBlue)).toHaveLength(1);
    // In a tile that is higher than wide a picture keeps its shape.
    expect((await colourAt(film, 3, '500:100:70:20')).every((part) => part < 80)).toBe(true);
    expect(await loudness(film, 0.2, 1.7)).toBeLessThan(-80);
    expect(await loudness(film, 2.3, 3.7)).toBeGreaterThan(-40);

    // The tracks have gone, the film can be read in parts, and who read it is known.
    await server.app.get(FileSweeper).sweep();
    for (const { file } of recorded.tracks) expect(await server.app.get(FileStore).has(file)).toBe(false);
    const address = `${server.url}/api/live/${fairId}/recordings/${recorded.recordingId}/file`;
    const part = await fetch(address, { headers: { cookie: anna.client.cookie, range: 'bytes=4-7' } });
    expect([part.status, await part.text(), part.headers.get('content-length')]).toEqual([206, 'ftyp', '4']);
    const download = await anna.client.raw(readRecording, { params, query: { download: 'true' } });
    await download.arrayBuffer();
    expect(download.headers.get('content-disposition')).toMatch(/^attachment; filename="[\d-]+\.mp4"/);
    const log: { who: string; action: string }[] = await server.db.query(
      `select participant_id as who, action from live.recording_access where recording_id = $1 order by id`,
      [recorded.recordingId],
    );
    expect(log).toEqual([
      { who: ben.id, action: 'played' },
      { who: anna.id, action: 'played' },
      { who: anna.id, action: 'downloaded' },
    ]);

    // A second delivery makes nothing twice, and leaves none of its tracks; whoever is recorded may take the agreement back, others may not.
    await store(recorded.tracks[0]!.file, 'red');
    await send(recorded);
    await server.eventually(
      () => server.app.get(FileStore).has(recorded.tracks[0]!.file),
      (isThere) => !isThere,
    );
    const [event] = await server.db.query(`select count(*)::int as n from live.recording where room_id = $1`, [roomId]);
    expect(event.n).toBe(1);
    expect((await carl.client.refusal(deleteRecording, { params })).code).toBe('NOT_ALLOWED');
    expect((await stranger.client.refusal(deleteRecording, { params })).status).toBe(404);
    const [{ key }] = await server.db.query(`select key from live.recording where id = $1`, [recorded.recordingId]);
    expect(await ben.client.call(deleteRecording, { params })).toMatchObject({ state: 'deleted', canDelete: false });
    expect((await anna.client.refusal(readRecording, { params })).status).toBe(404);
    await server.app.get(FileSweeper).sweep();
    expect(await server.app.get(FileStore).has(key)).toBe(false);
  });

  it('names who is not of the fair as in the room, and keeps nobody else’s name', async () => {
    const roomId = await meeting();
    const recorded = await record(roomId);
    const table = randomUUID();
    const tracks = recorded.tracks.map((track) =>
      track.participantId === ben.id ? { ...track, participantId: table, displayName: 'Table 12' } : track,
    );
    await send({ ...recorded, participantIds: [anna.id, table], tracks, missing: [] });
    const [recording] = await ready(roomId);
    expect(recording!.people.find(({ participantId }) => participantId === table)?.name).toBe('Table 12');
    const kept = await server.db.query(`select called_as from live.recording_person where recording_id = $1`, [
      recorded.recordingId,
    ]);
    expect(kept.map((row: { called_as: string }) => row.called_as).sort()).toEqual(['', 'Table 12']);
  });

  it('of a process that was killed is a film of what was there', async () => {
    const roomId = await meeting();
    const recorded = await record(roomId);
    const files = server.app.get(FileStore);
    // As after SIGKILL: no index, and the last cluster is cut in two.
    for (const [n, name] of ['red', 'voice', 'blue'].entries()) {
      const whole = sent.get(name)!;
      const rest = whole.subarray(0, Math.floor(whole.length * 0.8));
      await files.put(recorded.tracks[n]!.file, rest, 'video/x-matroska');
    }
    await send(recorded);
    const [recording] = await ready(roomId);
    expect(recording).toMatchObject({ state: 'ready', durationMs: 4_000 });
  });

  it('is tried a few times and then given up, without its tracks', async () => {
    const roomId = await meeting();
    const recorded = await record(roomId);
    await server.app.get(FileStore).put(recorded.tracks[0]!.file, Buffer.from('no film'), 'video/x-matroska');
    for (let n = 0; n < 5; n += 1) await send(recorded);
    await server.eventually(
      () => list(roomId),
      ([one]) => one?.state === 'failed',
      60,
    );
    await server.app.get(FileSweeper).sweep();
    for (const { file } of recorded.tracks) expect(await server.app.get(FileStore).has(file)).toBe(false);
  });

  it('is deleted when its time is over', async () => {
    const roomId = await meeting();
    const whole = await record(roomId);
    // One voice makes a film, too.
    const recorded = { ...whole, tracks: whole.tracks.filter(({ source }) => source === 'microphone') };
    await send(recorded);
    await ready(roomId);
    await server.db.query(`update live.recording set deletes_at = now() where id = $1`, [recorded.recordingId]);
    await server.app.get(RecordingSweeper).sweep();
    const [after] = await list(roomId);
    expect(after).toMatchObject({ state: 'deleted', deletedBy: null });
  });

  it('of a fair that has gone leaves nothing', async () => {
    const recorded = { ...(await record(await meeting())), fairId: randomUUID() };
    await send(recorded);
    const files = server.app.get(FileStore);
    await server.eventually(
      () => Promise.all(recorded.tracks.map(({ file }) => files.has(file))),
      (all) => !all.includes(true),
    );
  });
});
