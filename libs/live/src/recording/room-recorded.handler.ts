import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger, type OnModuleDestroy } from '@nestjs/common';
import type { EventPayload } from '@parvis/contracts';
import { AppConfig, type EventHandler, FileStore, HandlesEvent, Outbox, RealtimePublisher } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { DataSource } from 'typeorm';
import type { RoomPlace } from '../access/room-membership.js';
import { RoomMemberships } from '../access/room-memberships.js';
import { type FileTrack, makeFilm } from './film-maker.js';
import { RecordingRepository } from './recording.repository.js';

const mostAttempts = 4;

/** Puts a recording together. Tried a few times; whoever looks at the room meanwhile sees how far it is. */
@HandlesEvent('room.recorded.v1', 'live.recordings')
export class RoomRecordedHandler implements EventHandler<'room.recorded.v1'>, OnModuleDestroy {
  private readonly logger = new Logger('recording');
  private readonly ending = new AbortController();

  constructor(
    private readonly recordings: RecordingRepository,
    private readonly memberships: RoomMemberships,
    private readonly participants: ParticipantReader,
    private readonly files: FileStore,
    private readonly outbox: Outbox,
    private readonly realtime: RealtimePublisher,
    private readonly config: AppConfig,
    private readonly dataSource: DataSource,
  ) {}

  /** The job comes back, here or in another process. */
  onModuleDestroy() {
    this.ending.abort();
  }

  async handle(recorded: EventPayload<'room.recorded.v1'>): Promise<void> {
    const { recordingId } = recorded;
    try {
      await this.recordings.add(recorded, await this.guestNames(recorded));
    } catch (error) {
      if (!isGone(error)) throw error;
      // Nobody is left who could see it.
      for (const { file } of recorded.tracks) await this.files.remove(file);
      return;
    }
    const record = await this.recordings.find(recordingId);
    if (record?.state !== 'processing') {
      // A process that died after it had told of them, and before it had deleted them, has had them stored once more.
      for (const { file } of recorded.tracks) await this.files.remove(file);
      return;
    }
    const place = await this.placeOf(recorded);
    if (record.attempts >= mostAttempts) {
      await this.recordings.fail(recordingId);
      return this.tell(place);
    }
    await this.recordings.begin(recordingId);
    this.tell(place);
    await this.process(recorded, place);
    this.tell(place);
  }

  private async process(recorded: EventPayload<'room.recorded.v1'>, place: RoomPlace | null): Promise<void> {
    const { recordingId, fairId, roomId, participantIds } = recorded;
    const folder = await mkdtemp(join(tmpdir(), 'parvis-film-'));
    try {
      const tracks: FileTrack[] = [];
      for (const { key, ...track } of await this.recordings.tracks(recordingId)) {
        const path = join(folder, `track-${tracks.length}.mkv`);
        await this.files.fetch(key, path);
        tracks.push({ ...track, path });
      }
      const film = await makeFilm(tracks, {
        bin: this.config.get('FFMPEG_BIN'),
        folder,
        signal: this.ending.signal,
        onProgress: async (percent) => {
          await this.recordings.noteProgress(recordingId, percent);
          this.tell(place);
        },
      });
      const key = `fairs/${fairId}/recordings/${recordingId}.${film.ending}`;
      await this.recordings.announceFile(key);
      await this.files.putFile(key, film.path, film.type);
      const { size } = await stat(film.path);
      const users = await this.participants.userIds(participantIds);
      const path = place?.path ?? `/fairs/${fairId}`;
      await this.dataSource.transaction(async (manager) => {
        const { type, durationMs } = film;
        if (!(await this.recordings.finish(manager, recordingId, { key, type, size, durationMs }))) return;
        await this.outbox.record(manager, 'recording.ready.v1', {
          fairId,
          roomId,
          recordingId,
          userIds: [...users.values()],
          path,
        });
      });
    } catch (error) {
      // This process ends; the next one begins anew.
      if (this.ending.signal.aborted) await this.recordings.uncount(recordingId);
      this.logger.warn({ recordingId, error: String(error) }, 'a recording could not be put together');
      throw error;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  /** Names of those who are not of the fair, as they were called in the room; nobody else's are kept twice. */
  private async guestNames({ tracks }: EventPayload<'room.recorded.v1'>): Promise<Map<string, string>> {
    const names = new Map(tracks.map(({ participantId, displayName }) => [participantId, displayName]));
    for (const known of (await this.participants.lines([...names.keys()])).keys()) names.delete(known);
    return names;
  }

  private async placeOf({ fairId, roomId, participantIds }: EventPayload<'room.recorded.v1'>) {
    for (const participantId of participantIds) {
      const place = await this.memberships.find(fairId, roomId, participantId);
      if (place) return place;
    }
    return null;
  }

  private tell(place: RoomPlace | null): void {
    if (place === null) return;
    const { fairId, roomId, audiences } = place;
    this.realtime.publish(audiences, 'recordings.changed', { fairId, roomId });
  }
}

/** A foreign key that leads nowhere: the fair or the people were deleted. */
const isGone = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === '23503';
