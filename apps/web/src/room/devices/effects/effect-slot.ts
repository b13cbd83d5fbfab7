import { EffectError, type EffectProblem, type EffectState, type RunningEffect, type StartEffect } from './effect.js';

export interface EffectSlotOptions {
  /** Loads and starts the effect. Called again for every new device. */
  start: StartEffect;
  /** What goes out from now on: the effect's track, the device's own, or nothing. */
  onOutput(track: MediaStreamTrack | null): void;
  onState(state: EffectState): void;
  /**
   * With `hides`, the effect covers something: a device that comes while the effect is wanted is not shown before it runs, and
   * not when it has failed. `onUncovered` then has to switch the device off.
   */
  hides: boolean;
  onUncovered(): void;
}

/**
 * The place of one effect between a device and whoever sends its track. Devices come and go and the effect is switched on and off
 * in any order; the last word wins.
 */
export class EffectSlot {
  private input: MediaStreamTrack | null = null;
  private running: RunningEffect | null = null;
  private isWanted = false;
  /** Why it was given up; stands until somebody wants it again. */
  private problem: EffectProblem | null = null;
  /** Whether the device's own track may be shown while the effect is wanted. */
  private isBare = true;
  private round = 0;
  private isClosed = false;

  constructor(private readonly options: EffectSlotOptions) {}

  /** The device's track, null when it is off. The slot never stops it. */
  setInput(track: MediaStreamTrack | null): void {
    if (this.isClosed) return;
    this.input = track;
    this.isBare = !(this.options.hides && this.isWanted);
    this.restart();
  }

  setWanted(isWanted: boolean): void {
    if (this.isClosed || this.isWanted === isWanted) return;
    this.isWanted = isWanted;
    this.problem = null;
    // What is on the screen already need not be hidden while the effect loads.
    this.isBare = true;
    this.restart();
  }

  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.round += 1;
    this.drop();
  }

  private restart(): void {
    this.round += 1;
    const { input, round } = this;
    if (!this.isWanted || input === null) {
      this.options.onState(this.isWanted ? 'loading' : (this.problem ?? 'off'));
      this.options.onOutput(input);
      this.drop();
      return;
    }
    this.options.onState('loading');
    this.options.onOutput(this.isBare ? input : null);
    this.drop();
    const isCurrent = () => this.round === round && !this.isClosed;
    this.options
      .start(input, (problem) => isCurrent() && this.fail(problem))
      .then((effect) => {
        if (!isCurrent()) return effect.close();
        this.running = effect;
        this.options.onOutput(effect.track);
        this.options.onState('on');
        this.isBare = !this.options.hides;
      })
      .catch((error: unknown) => isCurrent() && this.fail(error instanceof EffectError ? error.problem : 'failed'));
  }

  private fail(problem: EffectProblem): void {
    this.round += 1;
    this.isWanted = false;
    this.problem = problem;
    this.options.onState(problem);
    if (this.isBare) this.options.onOutput(this.input);
    else {
      this.options.onOutput(null);
      this.options.onUncovered();
    }
    this.drop();
  }

  private drop(): void {
    this.running?.close();
    this.running = null;
  }
}
