import { useEffect, useState } from 'react';
import { readLevel } from '../devices/read-level.js';
import { SpeechWatch } from './speech-watch.js';

/** The hint stays so long after the last word. */
const lingerMs = 4_000;

/** Whether the person talks while the microphone is off. What is measured stays in this browser. */
export function useTalkingMuted(track: MediaStreamTrack | null, isMuted: boolean): boolean {
  const [isTalking, setTalking] = useState(false);
  useEffect(() => {
    setTalking(false);
    if (track === null || !isMuted) return;
    const watch = new SpeechWatch();
    let linger: ReturnType<typeof setTimeout> | undefined;
    // The call's own track is silenced while the microphone is off.
    const own = track.clone();
    own.enabled = true;
    const stop = readLevel(own, (level) => {
      if (!watch.step(level, performance.now())) return;
      setTalking(true);
      clearTimeout(linger);
      linger = setTimeout(() => setTalking(false), lingerMs);
    });
    return () => {
      clearTimeout(linger);
      stop();
      own.stop();
    };
  }, [track, isMuted]);
  return isTalking;
}
