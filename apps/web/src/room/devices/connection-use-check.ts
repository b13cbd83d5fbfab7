import type { NetworkFinding } from '@parvis/contracts';
import { useEffect, useRef, useState } from 'react';
import { useStore } from '../use-store.js';
import { type CheckStep, checkConnection } from './connection-check.js';
import type { CheckSource } from './connection-means.js';

export type ConnectionCheck =
  | { state: 'waiting' }
  | { state: 'running'; step: CheckStep | null }
  | { state: 'failed' }
  | { state: 'done'; finding: NetworkFinding };

/** Runs the check as soon as there is a line, and again for each round. */
export function useConnectionCheck(
  source: CheckSource,
  round: number,
  onFinding: (finding: NetworkFinding) => void,
): ConnectionCheck {
  const { isLineUp } = useStore(source.store);
  const [check, setCheck] = useState<ConnectionCheck>({ state: 'waiting' });
  const done = useRef<number | null>(null);
  const tell = useRef(onFinding);
  tell.current = onFinding;
  useEffect(() => {
    // A line that drops and comes back is no reason to measure again.
    if (!isLineUp || done.current === round) return;
    const end = new AbortController();
    setCheck({ state: 'running', step: null });
    run(source, end.signal, (step) => setCheck({ state: 'running', step }))
      .catch((): ConnectionCheck => ({ state: 'failed' }))
      .then((result) => {
        if (end.signal.aborted) return;
        setCheck(result);
        if (result.state === 'waiting') return;
        done.current = round;
        if (result.state === 'done') tell.current(result.finding);
      });
    return () => end.abort();
  }, [source, isLineUp, round]);
  return check;
}

async function run(source: CheckSource, end: AbortSignal, onStep: (step: CheckStep) => void): Promise<ConnectionCheck> {
  const means = await source.checkMeans();
  if (means === null || end.aborted) return { state: 'waiting' };
  const ended = AbortSignal.any([means.ended, end]);
  const finding = await checkConnection({ ...means, ended }, (step) => {
    if (!ended.aborted) onStep(step);
  });
  return { state: 'done', finding };
}
