import type { RecordingGap } from '@parvis/contracts';
import type { SentStream } from '../sent-stream.js';

interface Missing {
  stream: SentStream;
  gap: RecordingGap;
}

const same = (a: RecordingGap, b: RecordingGap) =>
  a.participantId === b.participantId && a.source === b.source && a.cause === b.cause;

/** What of a recording's people could not be written: the room is told of what is sent now, the recording's report of all there was. */
export class RecordingGaps {
  /** By producer. */
  private readonly missing = new Map<string, Missing>();
  private told = '';

  /** @param tell what of what is sent now is not written; called when that has changed */
  constructor(private readonly tell: (gaps: RecordingGap[]) => void) {}

  /** All there have been, each once. */
  get all(): RecordingGap[] {
    return distinct([...this.missing.values()].map(({ gap }) => gap));
  }

  add(stream: SentStream, cause: RecordingGap['cause']): void {
    const { participantId, source } = stream;
    this.missing.set(stream.producer.id, { stream, gap: { participantId, source, cause } });
    this.look();
  }

  /** Streams may have ended. */
  look(): void {
    const current = [...this.missing.values()].filter(({ stream }) => !stream.producer.closed);
    const gaps = distinct(current.map(({ gap }) => gap));
    const words = JSON.stringify(gaps);
    if (words === (this.told || '[]')) return;
    this.told = words;
    this.tell(gaps);
  }
}

const distinct = (gaps: readonly RecordingGap[]) =>
  gaps.filter((gap, index) => gaps.findIndex((other) => same(gap, other)) === index);
