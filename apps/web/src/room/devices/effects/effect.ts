/** A running effect: what comes out of it instead of the device's own track. */
export interface RunningEffect {
  readonly track: MediaStreamTrack;
  /** Idempotent. Ends its own track, leaves the device's. */
  close(): void;
}

/** Why an effect is not to be had: the machine is too slow, the browser lacks something, or its files did not load. */
export type EffectProblem = 'slow' | 'unsupported' | 'failed';

/** Rejected by the start of an effect. */
export class EffectError extends Error {
  constructor(readonly problem: EffectProblem) {
    super(`effect: ${problem}`);
    this.name = 'EffectError';
  }
}

/** Starts an effect on a device's track; `onProblem` tells when it has to stop later. Rejects with EffectError. */
export type StartEffect = (
  input: MediaStreamTrack,
  onProblem: (problem: EffectProblem) => void,
) => Promise<RunningEffect>;

/** `loading`: wanted, and not running yet. */
export type EffectState = 'off' | 'loading' | 'on' | EffectProblem;

export const isEffectProblem = (state: EffectState): state is EffectProblem =>
  state === 'slow' || state === 'unsupported' || state === 'failed';
