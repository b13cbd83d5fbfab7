import { basename } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { FinishedRecording } from '@parvis/media';
import { FileStore } from '@parvis/platform';
import { EventPublisher } from '../event-publisher.js';

const attempts = 4;
const mostTracks = 500;

/** Puts the tracks of a recording that has ended into the file store and asks for them to be put together. */
@Injectable()
export class RecordingKeeper {
  constructor(
    private readonly files: FileStore,
    private readonly events: EventPublisher,
  ) {}

  /**
   * Rejects when the store does not take all of it, and leaves nothing behind there; or when nobody can be told of it. The same recording may be kept
   * again: its tracks have the same keys, and whoever is told twice puts it together once.
   */
  async keep(recording: FinishedRecording): Promise<void> {
    const { recordingId, roomId, kind, fairId, startedAt, endedAt, consents } = recording;
    // The shortest pieces are the least loss.
    const kept = [...recording.tracks].sort((a, b) => b.durationMs - a.durationMs).slice(0, mostTracks);
    const tracks = kept.map(({ path, ...track }) => ({
      file: `fairs/${fairId}/tracks/${recordingId}/${basename(path)}`,
      ...track,
    }));
    try {
      for (const [index, { path }] of kept.entries()) await this.put(tracks[index]?.file ?? '', path);
    } catch (error) {
      // No row knows of them: what stayed would be kept for ever.
      await Promise.allSettled(tracks.map(({ file }) => this.files.remove(file)));
      throw error;
    }
    await this.events.deliver('room.recorded.v1', {
      recordingId,
      roomId,
      kind,
      fairId,
      startedAt: startedAt.toISOString(),
      endedAt: endedAt.toISOString(),
      participantIds: [...consents.keys()].slice(0, 50),
      consents: [...consents].slice(0, 50).map(([participantId, at]) => ({ participantId, at: at.toISOString() })),
      tracks,
      missing: recording.missing.slice(0, 100),
    });
  }

  private async put(key: string, path: string): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.files.putFile(key, path, 'video/x-matroska');
      } catch (error) {
        if (attempt === attempts) throw error;
        await setTimeout(250 * 2 ** attempt);
      }
    }
  }
}
