import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { RecordingGap } from '@parvis/contracts';
import type { MediaLogger } from '../media-logger.js';
import type { RoomMedia } from '../room-media.js';
import type { RecordedRoom, RecordingNews, RoomRecording } from '../room-recorder.js';
import type { SentStream } from '../sent-stream.js';
import type { PortPairs } from './port-pairs.js';
import type { FinishedRecording, RecordedTrack } from './recorded-track.js';
import { RecordingGaps } from './recording-gaps.js';
import { TakeManifest } from './take-manifest.js';
import { TrackWriter } from './track-writer.js';

/** How often one stream may be begun again after its ffmpeg has died. */
const mostAttempts = 3;

export interface TakeOptions {
  bin: string;
  /** A folder of this take's own. */
  folder: string;
  ports: PortPairs;
  portRange: { min: number; max: number };
  logger: MediaLogger;
  keep: (recording: FinishedRecording) => Promise<void>;
  news: RecordingNews;
  onClosed: () => void;
}

interface Writing {
  stream: SentStream;
  agreedAt: Date;
  /** Null while it is being opened, and where it cannot be written. */
  writer: TrackWriter | null;
  isOver: boolean;
  /** Its ffmpeg ended by itself. */
  isBroken: boolean;
}

/** One recording of one room: a file for each stream in each piece. A stream that pauses its picture begins a new piece. */
export class RoomTake implements RoomRecording {
  readonly recordingId = randomUUID();
  private readonly startedAt = new Date();
  private readonly tracks: RecordedTrack[] = [];
  private readonly consents = new Map<string, Date>();
  private readonly writings = new Map<string, Writing>();
  private readonly underWay = new Set<Promise<void>>();
  private readonly attempts = new Map<string, number>();
  private readonly enders = new Map<Writing, () => void>();
  /** Also of people who have left. */
  private readonly names = new Map<string, string>();
  private readonly manifest: TakeManifest;
  private readonly gaps: RecordingGaps;
  private media: RoomMedia | null = null;
  private isHeld = false;
  private stopping: Promise<void> | null = null;

  constructor(
    private readonly room: RecordedRoom & { fairId: string },
    private readonly options: TakeOptions,
  ) {
    const { roomId, kind, fairId } = room;
    const startedAt = this.startedAt.toISOString();
    this.manifest = new TakeManifest(options.folder, {
      recordingId: this.recordingId,
      roomId,
      kind,
      fairId,
      startedAt,
    });
    this.gaps = new RecordingGaps((gaps) => options.news.missing(gaps));
  }

  get folder(): string {
    return this.options.folder;
  }

  async begin(): Promise<void> {
    await mkdir(this.options.folder, { recursive: true, mode: 0o700 });
    await this.followMedia();
  }

  hold(): void {
    this.isHeld = true;
    for (const writing of this.writings.values()) this.end(writing);
  }

  async resume(): Promise<void> {
    if (this.stopping) return;
    this.isHeld = false;
    await this.followMedia();
  }

  stop(): Promise<void> {
    this.stopping ??= this.finish();
    return this.stopping;
  }

  /** Ends by itself: the room is told. */
  abort(error: unknown): void {
    if (this.stopping) return;
    this.hold();
    this.options.news.ended(error);
  }

  private async finish(): Promise<void> {
    this.hold();
    this.unfollow();
    const endedAt = new Date();
    try {
      while (this.underWay.size > 0) await Promise.all(this.underWay);
      const { recordingId, room, startedAt, consents, tracks, gaps } = this;
      const { roomId, kind, fairId } = room;
      // What cannot be kept now stays with its manifest, and is tried again.
      if (tracks.length > 0)
        await this.options.keep({
          recordingId,
          roomId,
          kind,
          fairId,
          startedAt,
          endedAt,
          consents,
          tracks,
          missing: gaps.all,
        });
      await rm(this.options.folder, { recursive: true, force: true });
    } finally {
      this.options.onClosed();
    }
  }

  /** Follows the media of the current epoch; after a worker's death those of the next. */
  private async followMedia(): Promise<void> {
    const media = await this.room.media();
    if (this.stopping) return;
    if (this.media !== media) {
      this.unfollow();
      this.media = media;
      media.on('streamsChanged', this.look);
      media.once('died', this.lost);
    }
    this.look();
  }

  private unfollow(): void {
    this.media?.off('streamsChanged', this.look);
    this.media?.off('died', this.lost);
    this.media = null;
  }

  private readonly lost = (): void => {
    for (const writing of this.writings.values()) this.end(writing);
    this.unfollow();
    if (this.stopping) return;
    this.follow(this.followMedia().catch((error: unknown) => this.abort(error)));
  };

  /** Begins what is to be written now and is not, ends what is not to be any more. */
  private readonly look = (): void => {
    const { media } = this;
    if (media === null || this.stopping) return;
    this.gaps.look();
    if (this.isHeld) return;
    const wanted = new Map(
      media.streams.filter((stream) => this.isWanted(stream)).map((stream) => [stream.producer.id, stream]),
    );
    for (const [id, writing] of this.writings) if (!wanted.has(id)) this.end(writing);
    for (const [id, stream] of wanted) if (!this.writings.has(id) && !this.isHeld) this.write(media, stream);
  };

  private isWanted({ producer, participantId, source }: SentStream): boolean {
    if (producer.closed || !this.room.mayRecord(participantId)) return false;
    // A voice that is muted goes on in the same file: its clock runs on, and its first word is not lost when it comes back.
    return source === 'microphone' || source === 'screen-audio' || !producer.paused;
  }

  private write(media: RoomMedia, stream: SentStream): void {
    const { producer, participantId } = stream;
    const tries = this.attempts.get(producer.id) ?? 0;
    if (tries >= mostAttempts) return;
    const agreedAt = this.room.agreedAt(participantId);
    if (agreedAt === null) return;
    const port = this.options.ports.take();
    if (port === null) {
      this.options.logger.warn({ participantId }, 'no port is left for a track');
      this.options.news.full();
      return;
    }
    if (!this.consents.has(participantId)) this.consents.set(participantId, agreedAt);
    for (const person of this.room.people()) this.names.set(person.participantId, person.displayName);
    const writing: Writing = { stream, agreedAt, writer: null, isOver: false, isBroken: false };
    this.writings.set(producer.id, writing);
    this.follow(
      this.writeTo(media, writing, port)
        .catch((error: unknown) => {
          if (producer.closed || media.closed || (writing.isOver && !writing.isBroken)) return;
          this.options.logger.warn({ participantId, error: String(error) }, 'a track was not recorded');
          const isUnwritable = error instanceof UnwritableCodec;
          this.attempts.set(producer.id, isUnwritable ? mostAttempts : tries + 1);
          if (isUnwritable || tries + 1 >= mostAttempts) this.miss(stream, isUnwritable ? 'codec' : 'fault');
        })
        .finally(() => {
          this.enders.delete(writing);
          this.options.ports.giveBack(port);
          if (this.writings.get(producer.id) === writing) this.writings.delete(producer.id);
          this.look();
        }),
    );
  }

  /** From the first packet to the last. */
  private async writeTo(media: RoomMedia, writing: Writing, port: number): Promise<void> {
    const { bin, folder, portRange } = this.options;
    const { stream } = writing;
    const file = `${randomUUID()}.mkv`;
    const path = join(folder, file);
    const over = new Promise<void>((resolve) => {
      this.enders.set(writing, resolve);
    });
    let complaint: string | null = null;
    const onDied = (words: string) => {
      complaint = words;
      writing.isBroken = true;
      this.end(writing);
    };
    const onBegan = (beganAt: number) => this.note(this.manifest.note(file, { beganAt }));
    const { participantId, source } = stream;
    const displayName = this.names.get(participantId) ?? '';
    await this.manifest.add({
      file,
      participantId,
      displayName,
      source,
      agreedAt: writing.agreedAt.toISOString(),
    });
    const { router } = media;
    // A camera that nobody shows would rest, and with it the recording.
    const release = stream.producer.kind === 'video' ? media.holdStream(stream.producer.id) : () => undefined;
    let written: Awaited<ReturnType<TrackWriter['close']>>;
    try {
      const writer = await TrackWriter.open({ bin, router, stream, port, portRange, file: path, onBegan, onDied });
      if (writer === null) throw new UnwritableCodec();
      writing.writer = writer;
      if (writing.isOver || !this.room.mayRecord(stream.participantId)) this.end(writing);
      await over;
      written = await writer.close();
    } finally {
      release();
    }
    if (written !== null) {
      this.tracks.push(this.trackOf(stream, path, written));
      await this.manifest.note(file, written);
    } else {
      await rm(path, { force: true });
      await this.manifest.remove(file);
    }
    if (complaint !== null) throw new Error(`ffmpeg ended: ${complaint}`);
  }

  /** Nobody is left out unseen: the room is told, and the recording's report. */
  private miss(stream: SentStream, cause: RecordingGap['cause']): void {
    this.gaps.add(stream, cause);
    this.note(this.manifest.miss(this.gaps.all));
  }

  private note(work: Promise<void>): void {
    this.follow(
      work.catch((error: unknown) => {
        this.options.logger.warn({ error: String(error) }, 'what a recording holds could not be noted');
      }),
    );
  }

  private end(writing: Writing): void {
    writing.isOver = true;
    writing.writer?.cut();
    // Still being opened: it is ended when it is.
    if (writing.writer === null) return;
    this.enders.get(writing)?.();
    this.enders.delete(writing);
  }

  private trackOf(
    { participantId, source }: SentStream,
    path: string,
    { beganAt, durationMs }: { beganAt: number; durationMs: number },
  ): RecordedTrack {
    const displayName = this.names.get(participantId) ?? '';
    return { path, participantId, displayName, source, offsetMs: Math.max(0, beganAt - +this.startedAt), durationMs };
  }

  private follow(work: Promise<void>): void {
    const tracked = work.finally(() => this.underWay.delete(tracked));
    this.underWay.add(tracked);
  }
}

class UnwritableCodec extends Error {
  constructor() {
    super('the codec cannot be recorded');
  }
}
