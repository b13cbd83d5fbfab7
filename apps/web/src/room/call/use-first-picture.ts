import { useCallback, useEffect, useRef, useState } from 'react';

/** A track that takes over from another one has so long, in ms, before the initials show instead of black. */
const patienceMs = 800;

/**
 * Whether there is nothing to see of a track yet, and what to call when its first picture is there. Browsers show a track without pictures
 * as black, such as one that rests because of the line.
 */
export function useFirstPicture(track: MediaStreamTrack | null): { isMissing: boolean; onFirstFrame(): void } {
  const [isMissing, setMissing] = useState(true);
  const hasHadOne = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    if (track === null) {
      hasHadOne.current = false;
      setMissing(true);
      return;
    }
    timer.current = setTimeout(() => setMissing(true), hasHadOne.current ? patienceMs : 0);
    return () => clearTimeout(timer.current);
  }, [track]);
  const onFirstFrame = useCallback(() => {
    clearTimeout(timer.current);
    hasHadOne.current = true;
    setMissing(false);
  }, []);
  return { isMissing: track !== null && isMissing, onFirstFrame };
}
