import { randomUUID } from 'node:crypto';
import type { RecordingState } from '@parvis/contracts';
import { MediaError } from './media.errors.js';
import { type ConsentEvent, consent, recordingOff } from './recording-consent.rules.js';
import type { RecordedRoom, RoomRecorder, RoomRecording } from './room-recorder.js';

interface Take {
  number: number;
  recording: RoomRecording;
  isHeld: boolean;
}

export interface RecordingControlOptions {
  recorder: RoomRecorder | null;
  room: Omit<RecordedRoom, 'askedBy' | 'mayRecord' | 'agreedAt'>;
  onChange: () => void;
  onFault: (error: unknown) => void;
  /** How often a recorder that was full is asked again, ms; 2 s when absent. */
  retryMs?: number;
}

/** What one person may send besides a screen: a voice and a camera; and a screen with its sound, of one of them. */
const perPerson = 2;
const forScreen = 2;

/** Who has agreed to a recording of one room, and the recorder that follows. The state changes at once, the recorder comes after. */
export class RecordingControl {
  private current = recordingOff;
  private readonly agreements = new Map<string, Date>();
  private takeNumber = 0;
  private take: Take | null = null;
  private following: Promise<void> | null = null;
  private retry: NodeJS.Timeout | undefined;

  constructor(private readonly options: RecordingControlOptions) {}

  get state(): RecordingState {
    return this.current;
  }

  get canRecord(): boolean {
    return this.options.recorder?.canRecord ?? false;
  }

  /** @throws ROOM_RECORDING_UNAVAILABLE, ROOM_RECORDING_FULL when not all that is to be expected of those present can be written */
  ask(by: string, present: readonly string[]): void {
    if (!this.canRecord) throw new MediaError('ROOM_RECORDING_UNAVAILABLE', 'this node cannot record');
    const needed = perPerson * present.length + forScreen;
    const left = this.options.recorder?.streamsLeft ?? 0;
    if (left < needed) {
      throw new MediaError('ROOM_RECORDING_FULL', `the recorder has room for ${left} streams, this needs ${needed}`);
    }
    this.apply({ type: 'asked', requestId: randomUUID(), by, present });
  }

  /** An answer to another request than that of now changes nothing. */
  answer(requestId: string, by: string, agrees: boolean): void {
    this.apply({ type: 'answered', requestId, by, agrees });
  }

  /** Someone can be heard or seen from now on. */
  arrived(participantId: string): void {
    this.apply({ type: 'arrived', participantId });
  }

  left(participantId: string): void {
    this.apply({ type: 'left', participantId });
  }

  stop(): void {
    this.apply({ type: 'stopped' });
  }

  /** When the recorder has followed all that was decided. */
  async settled(): Promise<void> {
    while (this.following !== null) await this.following;
  }

  private apply(event: ConsentEvent): void {
    const before = this.current;
    const now = new Date();
    this.current = consent(before, event, now.toISOString());
    if (this.current === before) return;
    for (const id of this.current.agreed) if (!before.agreed.includes(id)) this.agreements.set(id, now);
    if (this.current.phase === 'on' && before.phase !== 'held') this.takeNumber += 1;
    // Not with the rest: from here on not one packet more may be written.
    if (this.current.phase !== 'on') this.hold();
    this.catchUp();
    this.watchRecorder();
    this.options.onChange();
  }

  /** A recorder that was full is asked again until all that is sent here has room. */
  private watchRecorder(): void {
    if (!this.current.isRecorderFull) {
      clearInterval(this.retry);
      this.retry = undefined;
      return;
    }
    this.retry ??= setInterval(() => {
      const { recorder, room } = this.options;
      const needed = room.people().reduce((sum, { streams }) => sum + streams.length, 0);
      if ((recorder?.streamsLeft ?? 0) >= needed) this.apply({ type: 'recorder', isFull: false });
    }, this.options.retryMs ?? 2_000).unref();
  }

  private hold(): void {
    if (this.take === null) return;
    this.take.isHeld = true;
    this.take.recording.hold();
  }

  private catchUp(): void {
    if (this.following !== null || this.nextStep() === null) return;
    this.following = this.follow().then(
      () => this.caughtUp(),
      (error: unknown) => {
        this.following = null;
        this.failed(error);
        this.catchUp();
      },
    );
  }

  private caughtUp(): void {
    this.following = null;
    this.catchUp();
  }

  private async follow(): Promise<void> {
    for (let step = this.nextStep(); step !== null; step = this.nextStep()) await step();
  }

  private nextStep(): (() => Promise<void>) | null {
    const { phase, askedBy } = this.current;
    const { take } = this;
    if (take === null) return phase === 'on' && askedBy !== null ? () => this.begin(askedBy) : null;
    if (phase === 'off' || phase === 'asked' || take.number !== this.takeNumber) return () => this.end(take);
    return phase === 'on' && take.isHeld ? () => this.resume(take) : null;
  }

  private async begin(askedBy: string): Promise<void> {
    const { recorder, room } = this.options;
    if (recorder === null) throw new MediaError('ROOM_RECORDING_UNAVAILABLE', 'this node cannot record');
    const number = this.takeNumber;
    const mayRecord = (participantId: string) =>
      this.takeNumber === number && this.current.phase === 'on' && this.current.agreed.includes(participantId);
    const agreedAt = (participantId: string) => this.agreements.get(participantId) ?? null;
    const recording = await recorder.start(
      { ...room, askedBy, mayRecord, agreedAt },
      {
        ended: (error) => {
          if (this.take?.number === number && this.takeNumber === number) this.failed(error);
        },
        full: () => {
          if (this.takeNumber === number) this.apply({ type: 'recorder', isFull: true });
        },
        missing: (missing) => {
          if (this.takeNumber === number) this.apply({ type: 'missing', missing });
        },
      },
    );
    this.take = { number, recording, isHeld: false };
    if (this.current.phase !== 'on' || this.takeNumber !== number) this.hold();
  }

  private async resume(take: Take): Promise<void> {
    take.isHeld = false;
    await take.recording.resume();
  }

  private async end(take: Take): Promise<void> {
    this.take = null;
    await take.recording.stop();
  }

  private failed(error: unknown): void {
    this.options.onFault(error);
    this.stop();
  }
}
