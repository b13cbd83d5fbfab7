import type { RoomLines } from './room-lines.js';
import type { RoomView } from './room-view.js';

/** A short restart of ICE that nobody notices is not worth a word. */
const patienceMs = 700;
const comeBackWithinMs = 8_000;

/** Says how the call goes once one is in it: `live`, `moving` or `reconnecting`, and what is no longer waited for. */
export class CallPhase {
  private impatience: ReturnType<typeof setTimeout> | undefined;
  private pruning: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly view: RoomView,
    private readonly lines: RoomLines,
  ) {}

  /** Whether one has been in the call and wants to stay there. */
  get isIn(): boolean {
    return ['live', 'moving', 'reconnecting'].includes(this.view.state.phase);
  }

  /** The line or the media is back; both have to be there. */
  back(): void {
    clearTimeout(this.impatience);
    const { current, state } = this.lines;
    const path = current?.link?.path.state;
    if (!current?.signal.isUp || (path !== 'up' && path !== 'new')) return;
    const recoveredAt = this.view.state.phase === 'reconnecting' ? performance.now() : this.view.state.recoveredAt;
    this.view.set({ phase: state === 'idle' ? 'live' : 'moving', problem: null, recoveredAt });
  }

  pathIs(isGood: boolean): void {
    clearTimeout(this.impatience);
    if (!this.isIn) return;
    if (isGood) this.back();
    else this.impatience = setTimeout(() => this.lost(), patienceMs);
  }

  lost(): void {
    if (!this.isIn) return;
    const { line } = this.view.state;
    this.view.set({ phase: 'reconnecting', line: { ...line, quality: 0 } });
  }

  /** After a fault everybody comes back at their own pace; what has not come back by then is not waited for. */
  pruneLater(): void {
    clearTimeout(this.pruning);
    this.pruning = setTimeout(() => {
      if (this.lines.state === 'idle') this.view.releasePeers(true);
      this.view.dropAbsent();
    }, comeBackWithinMs);
  }

  close(): void {
    clearTimeout(this.impatience);
    clearTimeout(this.pruning);
  }
}
