import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { MediaSource, RecordingGap, RoomKind } from '@parvis/contracts';
import { z } from 'zod';

const ManifestTrack = z.object({
  /** Name of the file beside the manifest. */
  file: z.string().regex(/^[\w-]+\.mkv$/),
  participantId: z.string(),
  displayName: z.string(),
  source: MediaSource,
  /** When this person agreed to what was written from then on. */
  agreedAt: z.iso.datetime(),
  /** When the first packet was written, ms since 1970; null before. */
  beganAt: z.number().nullable(),
  /** Null while it is being written. */
  durationMs: z.number().nullable(),
});
export type ManifestTrack = z.infer<typeof ManifestTrack>;

const Manifest = z.object({
  version: z.literal(1),
  recordingId: z.uuid(),
  roomId: z.string(),
  kind: RoomKind,
  fairId: z.string(),
  startedAt: z.iso.datetime(),
  tracks: z.array(ManifestTrack),
  missing: z.array(RecordingGap).default([]),
});
export type Manifest = z.infer<typeof Manifest>;

const name = 'manifest.json';

/**
 * Says beside the tracks of a recording whose they are, so that whoever finds them after this process has died can put them together.
 * Each write is whole or not there at all, and on the disk when it resolves; they follow each other.
 */
export class TakeManifest {
  private readonly tracks = new Map<string, ManifestTrack>();
  private missing: RecordingGap[] = [];
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly folder: string,
    private readonly about: Omit<Manifest, 'version' | 'tracks' | 'missing'>,
  ) {}

  /** Before the first byte of a track. */
  add(track: Omit<ManifestTrack, 'beganAt' | 'durationMs'>): Promise<void> {
    this.tracks.set(track.file, { ...track, beganAt: null, durationMs: null });
    return this.write();
  }

  note(file: string, news: Partial<Pick<ManifestTrack, 'beganAt' | 'durationMs'>>): Promise<void> {
    const track = this.tracks.get(file);
    if (track === undefined) return this.writing;
    this.tracks.set(file, { ...track, ...news });
    return this.write();
  }

  remove(file: string): Promise<void> {
    this.tracks.delete(file);
    return this.write();
  }

  /** All that could not be written so far. */
  miss(missing: RecordingGap[]): Promise<void> {
    this.missing = missing;
    return this.write();
  }

  private write(): Promise<void> {
    const next = this.writing.catch(() => undefined).then(() => this.flush());
    this.writing = next;
    return next;
  }

  private async flush(): Promise<void> {
    const { about, missing } = this;
    const manifest: Manifest = { version: 1, ...about, tracks: [...this.tracks.values()], missing };
    const fresh = join(this.folder, `${name}.new`);
    await flushed(fresh, 'w', JSON.stringify(manifest));
    await rename(fresh, join(this.folder, name));
    await flushed(this.folder, 'r');
  }
}

/** Null where there is none that can be read. */
export async function readManifest(folder: string): Promise<Manifest | null> {
  try {
    return Manifest.parse(JSON.parse(await readFile(join(folder, name), 'utf8')));
  } catch {
    return null;
  }
}

async function flushed(path: string, mode: 'r' | 'w', text?: string): Promise<void> {
  const file = await open(path, mode, 0o600);
  try {
    if (text !== undefined) await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}
