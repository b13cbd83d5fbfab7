import type { types } from 'mediasoup';
import type { PeerMedia } from './peer-media.js';
import type { RoomRouter } from './room-router.js';
import type { SentStream } from './sent-stream.js';
import { VoiceChoice } from './voice-choice.js';

export interface RoomStreamsOptions {
  origin: RoomRouter;
  /** Whose streams the room shows. */
  live: ReadonlySet<PeerMedia>;
  /** A stream of this person is new, gone, paused or resumed. */
  changed: (participantId: string) => void;
  ended: (producerId: string) => void;
  /** Other microphones flow now. */
  voicesChanged: () => void;
}

/** All that is sent in a room, by its people and through pipes from other nodes; which of its voices flow. */
export class RoomStreams {
  private readonly piped = new Map<string, SentStream>();
  private readonly voices: VoiceChoice;

  constructor(private readonly options: RoomStreamsOptions) {
    this.voices = new VoiceChoice(options.origin, options.voicesChanged);
  }

  get all(): SentStream[] {
    return [...[...this.options.live].flatMap((media) => media.streams), ...this.piped.values()];
  }

  /** Microphones that flow; null for all of them. */
  get flowingVoices(): ReadonlySet<string> | null {
    return this.voices.flowing;
  }

  of(participantId: string): SentStream[] {
    return this.all.filter((stream) => stream.participantId === participantId);
  }

  /** A stream that a pipe brings; it stays until its producer closes. */
  addPiped(stream: SentStream): Promise<void> {
    const { producer } = stream;
    this.piped.set(producer.id, stream);
    producer.observer.once('close', () => this.piped.delete(producer.id));
    return this.add(stream);
  }

  /** Listens to a stream from now on. */
  async add(stream: SentStream): Promise<void> {
    const { producer, participantId, source } = stream;
    // Of a dead worker's streams nobody has to hear one by one: all of them are about to be told so.
    const isMoot = () => this.options.origin.worker.closed;
    const moved = () => {
      if (isMoot()) return;
      this.voices.update(this.microphones);
      this.options.changed(participantId);
    };
    producer.observer.on('pause', moved);
    producer.observer.on('resume', moved);
    producer.observer.once('close', () => {
      if (isMoot()) return;
      this.voices.remove(producer);
      this.options.ended(producer.id);
      moved();
    });
    this.voices.update(this.microphones);
    if (source === 'microphone') {
      await Promise.all([this.options.origin.watchSpeaker(producer), this.voices.add(producer)]);
    }
    this.options.changed(participantId);
  }

  /** How loud the microphones are, the loudest first. */
  heard(producerIds: readonly string[]): void {
    this.voices.heard(producerIds);
  }

  close(): void {
    this.voices.close();
  }

  private get microphones(): types.Producer[] {
    return this.all.flatMap(({ source, producer }) => (source === 'microphone' ? [producer] : []));
  }
}
