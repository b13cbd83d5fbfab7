import type { FinishedRecording } from '@parvis/media';
import type { FileStore } from '@parvis/platform';
import type { EventPublisher } from '../event-publisher.js';
import { RecordingKeeper } from './recording-keeper.js';

const track = (path: string) => ({
  path,
  participantId: 'ada',
  displayName: 'Ada',
  source: 'microphone' as const,
  offsetMs: 0,
  durationMs: 1_000,
});
const recording: FinishedRecording = {
  recordingId: 'r',
  roomId: 'room',
  kind: 'meeting',
  fairId: 'f',
  startedAt: new Date(0),
  endedAt: new Date(1_000),
  consents: new Map(),
  tracks: [track('/first'), track('/second')],
  missing: [],
};

describe('RecordingKeeper', () => {
  it('leaves no voice behind in a store that took a part of the recording only', async () => {
    const kept = new Set<string>();
    const files = {
      putFile: async (key: string, path: string) => {
        if (path === '/second') throw new Error('the store is full');
        kept.add(key);
      },
      remove: async (key: string) => void kept.delete(key),
    };
    const deliver = jest.fn();
    const keeper = new RecordingKeeper(files as unknown as FileStore, { deliver } as unknown as EventPublisher);
    await expect(keeper.keep(recording)).rejects.toThrow('the store is full');
    expect([...kept]).toEqual([]);
    expect(deliver).not.toHaveBeenCalled();
  });

  it('is asked again when nobody could be told, and tells of the same tracks then', async () => {
    const kept = new Set<string>();
    const files = { putFile: async (key: string) => void kept.add(key) };
    const deliver = jest.fn().mockRejectedValueOnce(new Error('Redis is away')).mockResolvedValue(undefined);
    const keeper = new RecordingKeeper(files as unknown as FileStore, { deliver } as unknown as EventPublisher);
    await expect(keeper.keep(recording)).rejects.toThrow('Redis is away');
    await keeper.keep(recording);
    expect([...kept]).toEqual(['fairs/f/tracks/r/first', 'fairs/f/tracks/r/second']);
    expect(deliver.mock.calls[0]).toEqual(deliver.mock.calls[1]);
  });
});
