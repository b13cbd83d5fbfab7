import { setImmediate as nextTurn } from 'node:timers/promises';
import { PlanStoppedError } from '../engine.errors.js';
import type { PlanOptions } from './timetable-types.js';

/** Drives the steps of a run: reports progress, asks whether to stop, gives other work its turn. */
export class RunPace {
  private reached = 0;

  constructor(private readonly options: PlanOptions) {}

  /** Whether the caller wants the run to end. */
  shouldStop = async (): Promise<boolean> => (await this.options.shouldStop?.()) ?? false;

  /** @throws PlanStoppedError */
  async step(fraction: number): Promise<void> {
    if (await this.shouldStop()) throw new PlanStoppedError();
    this.reached = Math.max(this.reached, Math.min(1, fraction));
    this.options.onProgress?.(this.reached);
    await (this.options.giveWay ?? nextTurn)();
  }

  /** Runs steps that yield the share done of a phase that lasts from one share of the whole to another. */
  async drive<T>(steps: Generator<number, T>, from: number, to: number): Promise<T> {
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) return step.value;
      await this.step(from + (to - from) * step.value);
    }
  }
}
