import { useEffect, useState } from 'react';
import { readLevel } from './read-level.js';

/** Loudness of a microphone from 0 to 1, ten or more times a second. */
export function useLevel(track: MediaStreamTrack | null): number {
  const [level, setLevel] = useState(0);
  useEffect(() => {
    setLevel(0);
    if (track !== null) return readLevel(track, setLevel);
  }, [track]);
  return level;
}
