interface NetworkInformation extends EventTarget {
  readonly type?: string;
}

const beatMs = 1_000;
/** Timers of pages in the background are late by a second, those of a sleeping phone by much more. */
const sleptMs = 5_000;

/** Calls back when the device has slept, the page was frozen, or the network is another one; answers how to stop. */
export function watchWake(onWake: () => void): () => void {
  let beatAt = Date.now();
  const beat = () => {
    const now = Date.now();
    const hasSlept = now - beatAt > sleptMs;
    beatAt = now;
    if (hasSlept) onWake();
  };
  const timer = setInterval(beat, beatMs);
  const { connection } = navigator as Navigator & { connection?: NetworkInformation };
  document.addEventListener('visibilitychange', beat);
  document.addEventListener('resume', onWake);
  window.addEventListener('online', onWake);
  connection?.addEventListener('change', onWake);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', beat);
    document.removeEventListener('resume', onWake);
    window.removeEventListener('online', onWake);
    connection?.removeEventListener('change', onWake);
  };
}
