import { mkdir, readdir, readFile, rename, rm, rmdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { MediaLogger } from '../media-logger.js';
import type { FinishedRecording, RecordedTrack } from './recorded-track.js';
import type { RecorderClaim } from './recorder-claim.js';
import { type Manifest, type ManifestTrack, readManifest } from './take-manifest.js';

/** What nobody takes over for so long is deleted: nobody waits for a film any more. */
const mostMs = 24 * 3_600_000;

export interface LeftTakesOptions {
  claim: RecorderClaim;
  keep: (recording: FinishedRecording) => Promise<void>;
  /** Whether this process is writing into that folder. */
  isUnderWay: (folder: string) => boolean;
  logger: MediaLogger;
}

/**
 * Recordings whose process has died, and those that could not be handed over when they ended. They are handed over as if they had ended
 * with their last byte: what is there of each track whose person's agreement is on record. All else is deleted.
 */
export class LeftTakes {
  private sweeping: Promise<void> | null = null;

  constructor(private readonly options: LeftTakesOptions) {}

  /** Programs of dead processes wait for packets for ever, on ports that others need. */
  async endPrograms(): Promise<void> {
    for (const folder of await this.options.claim.abandoned()) await endPrograms(folder);
  }

  /** Never rejects; what fails is tried again by the next sweep, here or elsewhere. */
  sweep(): Promise<void> {
    this.sweeping ??= this.look()
      .catch((error: unknown) =>
        this.options.logger.warn({ error: String(error) }, 'recordings that were left could not be looked for'),
      )
      .finally(() => {
        this.sweeping = null;
      });
    return this.sweeping;
  }

  /** When nothing is being handed over. */
  async settled(): Promise<void> {
    await this.sweeping;
  }

  private async look(): Promise<void> {
    const { claim, isUnderWay } = this.options;
    for (const abandoned of await claim.abandoned()) await this.adopt(abandoned);
    const names = await readdir(claim.folder).catch(() => []);
    for (const name of names) {
      const folder = join(claim.folder, name);
      if (!isUnderWay(folder)) await this.handOver(folder);
    }
  }

  /** Each take moves in one step, so of several processes that look at the same time one has it. */
  private async adopt(abandoned: string): Promise<void> {
    const { claim } = this.options;
    await endPrograms(abandoned);
    await mkdir(claim.folder, { recursive: true, mode: 0o700 });
    for (const name of await readdir(abandoned).catch(() => [])) {
      await rename(join(abandoned, name), join(claim.folder, name)).catch(() => undefined);
    }
    await rmdir(abandoned).catch(() => undefined);
  }

  private async handOver(folder: string): Promise<void> {
    const { keep, logger } = this.options;
    const manifest = await readManifest(folder);
    const recording = manifest && (await recordingOf(manifest, folder));
    if (recording !== null) {
      const { recordingId, roomId, tracks } = recording;
      try {
        await keep(recording);
        logger.info(
          { recordingId, roomId, tracks: tracks.length },
          'a recording was taken over from a process that died',
        );
      } catch (error) {
        logger.warn({ recordingId, roomId, error: String(error) }, 'a recording that was left could not be kept');
        if (Date.now() - +recording.endedAt < mostMs) return;
      }
    }
    await rm(folder, { recursive: true, force: true });
  }
}

/** Null when nothing of it may be kept. */
async function recordingOf(manifest: Manifest, folder: string): Promise<FinishedRecording | null> {
  const { version: _, tracks: all, startedAt, ...about } = manifest;
  const start = new Date(startedAt);
  const found = await Promise.all(all.map((track) => trackOf(track, start, folder)));
  const tracks = found.filter((track) => track !== null);
  if (tracks.length === 0) return null;
  const consents = new Map<string, Date>();
  for (const { file, participantId, agreedAt } of all) {
    const isKept = tracks.some(({ path }) => path === join(folder, file));
    if (isKept && !consents.has(participantId)) consents.set(participantId, new Date(agreedAt));
  }
  const endedAt = new Date(+start + Math.max(...tracks.map(({ offsetMs, durationMs }) => offsetMs + durationMs)));
  return { ...about, startedAt: start, endedAt, consents, tracks };
}

/** A track that was being written ends with its last byte. */
async function trackOf(track: ManifestTrack, start: Date, folder: string): Promise<RecordedTrack | null> {
  const { file, participantId, displayName, source, beganAt, agreedAt } = track;
  const path = join(folder, file);
  const { size, mtimeMs } = await stat(path).catch(() => ({ size: 0, mtimeMs: 0 }));
  if (beganAt === null || size === 0 || Date.parse(agreedAt) > beganAt) return null;
  const durationMs = Math.max(0, Math.round(track.durationMs ?? mtimeMs - beganAt));
  return { path, participantId, displayName, source, offsetMs: Math.max(0, beganAt - +start), durationMs };
}

async function endPrograms(folder: string): Promise<void> {
  const pids = await readdir('/proc').catch(() => []);
  for (const pid of pids.filter((name) => /^\d+$/.test(name))) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (!command.includes(`\0${folder}/`) || !/(^|\/)ffmpeg\0/.test(command)) continue;
    try {
      process.kill(Number(pid), 'SIGKILL');
    } catch {
      // It has ended by itself meanwhile.
    }
  }
}
