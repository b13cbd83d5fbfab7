import { type PairCount, PathProof } from './path-proof.js';

/** The states of an RTCPeerConnection that carries media. */
export type CarrierState = 'new' | 'connecting' | 'connected' | 'disconnected' | 'failed' | 'closed';

/**
 * How the way of the media to the node is. `suspect`: nothing has come for a while, or ICE has lost its pair, and there is no line to
 * restart it over; `restarting`: ICE looks for another pair; `broken`: it found none in time, the transports have to be built anew.
 */
export type PathState = 'new' | 'up' | 'suspect' | 'restarting' | 'broken';

export interface PathActions {
  changed(state: PathState): void;
  /** Restarts ICE with new credentials of the node; answers false when the node could not be asked. */
  restartIce(): Promise<boolean>;
}

const connectWithinMs = 8_000;
const restartWithinMs = 3_000;
const silentForMs = 1_000;
/** Where packets come densely, silence is suspicious sooner: when so many should have come meanwhile. */
const soonSilentMs = 600;
const missedPackets = 20;
/** So many looks in a row with traffic make silence suspicious. */
const steadyLooks = 4;
/** Weight of the last look in the mean of how densely packets come. */
const lastLookWeight = 0.3;

/** Watches the way of the media: one ICE restart when it is lost, and the verdict `broken` when that does not help. */
export class PathWatch {
  private current: PathState = 'new';
  private carriers: readonly CarrierState[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private packets = 0;
  private steady = 0;
  private grewAt = 0;
  private isSilent = false;
  /** Packets a millisecond while they come. */
  private density = 0;
  private readonly proof = new PathProof();
  private isClosed = false;

  constructor(private readonly actions: PathActions) {}

  get state(): PathState {
    return this.current;
  }

  /** Something may be wrong, or is being mended: the next look at the traffic should come soon. */
  get isUneasy(): boolean {
    if (this.current === 'up') return this.isSilent && this.steady >= steadyLooks;
    return this.current === 'restarting' || this.current === 'suspect';
  }

  /** The transports' states have changed. */
  carriersChanged(carriers: readonly CarrierState[]): void {
    const wasConnected = this.isConnected;
    this.carriers = carriers;
    if (this.isClosed || this.current === 'broken') return;
    if (carriers.includes('failed') || carriers.includes('disconnected')) {
      if (this.current !== 'restarting' && this.current !== 'suspect') this.restart();
    } else if (this.isConnected) {
      if (this.current === 'new' || !wasConnected) this.becomeUp();
    } else if (carriers.includes('connecting') && (this.current === 'new' || this.current === 'up')) {
      this.startTimer(connectWithinMs, () => this.restart());
    }
  }

  /** So many packets have come until now, on all transports; to be told every few hundred ms. `pairs`: what its checks have brought. */
  traffic(at: number, packets: number, pairs: readonly PairCount[] = []): void {
    this.proof.look(pairs);
    // In silence it is no fault that nothing comes: the path stands.
    if (this.current === 'restarting' && this.isConnected && this.proof.holds(pairs)) this.becomeUp();
    const came = packets - this.packets;
    this.packets = packets;
    this.isSilent = came <= 0;
    if (came > 0) {
      if (this.steady > 0 && at > this.grewAt) {
        this.density += lastLookWeight * (came / (at - this.grewAt) - this.density);
      }
      this.steady += 1;
      this.grewAt = at;
      if (this.current === 'suspect' || (this.current === 'restarting' && this.isConnected)) this.becomeUp();
    } else if (at - this.grewAt >= (this.density * soonSilentMs >= missedPackets ? soonSilentMs : silentForMs)) {
      const isSuspicious = this.steady >= steadyLooks;
      // One restart for each silence: when it brings nothing although the path stands, nobody sends.
      this.steady = 0;
      if (isSuspicious) this.doubt();
    }
  }

  /** The device has another network, or has slept: the old pair may be dead without a sign. */
  doubt(): void {
    if (this.current === 'up') this.restart();
  }

  /** The line is back, over which ICE can be restarted. */
  lineIsBack(): void {
    if (this.current === 'suspect' || (this.current === 'up' && !this.isConnected)) this.restart();
  }

  /** The node has not heard of these transports, and never will. */
  giveUp(): void {
    clearTimeout(this.timer);
    this.become('broken');
  }

  close(): void {
    this.isClosed = true;
    clearTimeout(this.timer);
  }

  private get isConnected(): boolean {
    return (
      this.carriers.includes('connected') &&
      this.carriers.every((carrier) => carrier === 'connected' || carrier === 'new')
    );
  }

  private restart(): void {
    if (this.isClosed) return;
    clearTimeout(this.timer);
    this.proof.begin();
    this.become('restarting');
    void this.actions
      .restartIce()
      .catch(() => false)
      .then((isAsked) => {
        if (this.current !== 'restarting') return;
        if (isAsked) this.startTimer(restartWithinMs, () => this.restartEnded());
        else this.become('suspect');
      });
  }

  private restartEnded(): void {
    if (this.isConnected) this.becomeUp();
    else this.become('broken');
  }

  private becomeUp(): void {
    clearTimeout(this.timer);
    this.become('up');
  }

  private become(state: PathState): void {
    if (this.isClosed || this.current === state) return;
    this.current = state;
    this.actions.changed(state);
  }

  private startTimer(milliseconds: number, then: () => void): void {
    clearTimeout(this.timer);
    if (!this.isClosed) this.timer = setTimeout(then, milliseconds);
  }
}
