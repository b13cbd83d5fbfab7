import type { types } from 'mediasoup';
import type { RoomRouter } from './room-router.js';
import { Voices, voiceRules } from './voices.rules.js';

/** Which microphones of a room flow: all of them in a small room, the loudest in one with many. */
export class VoiceChoice {
  private readonly voices = new Voices();
  private readonly watched = new Set<string>();
  private isChoosing = false;
  /** Nothing has been measured yet: all flow. */
  private hasHeard = false;
  private current: ReadonlySet<string> | null = null;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly router: RoomRouter,
    private readonly changed: () => void,
  ) {}

  /** The microphones that flow; null for all. */
  get flowing(): ReadonlySet<string> | null {
    return this.current;
  }

  /** A new microphone; measured from now on when there are many. */
  async add(producer: types.Producer): Promise<void> {
    if (this.isChoosing) await this.watch(producer);
  }

  /** All microphones of the room; those that are paused do not count. */
  update(microphones: readonly types.Producer[]): void {
    const open = microphones.filter(({ paused, closed }) => !paused && !closed);
    const isChoosing = open.length > voiceRules.fromMicrophones;
    if (isChoosing === this.isChoosing) return;
    this.isChoosing = isChoosing;
    // One that closes meanwhile is no fault.
    if (isChoosing) for (const producer of microphones) this.watch(producer).catch(() => undefined);
    this.choose();
  }

  remove(producer: types.Producer): void {
    this.watched.delete(producer.id);
    this.voices.gone(producer.id);
  }

  heard(loudestFirst: readonly string[]): void {
    if (!this.isChoosing) return;
    this.hasHeard = true;
    this.voices.heard(loudestFirst, Date.now());
    this.choose();
  }

  close(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.isChoosing = false;
  }

  private async watch(producer: types.Producer): Promise<void> {
    if (this.watched.has(producer.id)) return;
    this.watched.add(producer.id);
    await this.router.watchVolume(producer);
  }

  private choose(): void {
    const now = Date.now();
    const next = this.isChoosing && this.hasHeard ? this.voices.flowing(now) : null;
    const before = this.current;
    this.current = next;
    this.wakeAt(next === null ? null : this.voices.changesAt, now);
    const isSame = next === null || before === null ? next === before : sameSet(next, before);
    if (!isSame) this.changed();
  }

  private wakeAt(at: number | null, now: number): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = at === null ? null : setTimeout(() => this.choose(), at - now + 1).unref();
  }
}

const sameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((one) => b.has(one));
