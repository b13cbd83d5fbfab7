import { useEffect, useState } from 'react';
import { type Hearing, MicrophoneHearing } from './hearing.rules.js';
import { readLevel } from './read-level.js';

/** Loudness of a microphone from 0 to 1, ten or more times a second, and whether it gives any sound at all. */
export function useLevel(track: MediaStreamTrack | null): { level: number; hearing: Hearing } {
  const [level, setLevel] = useState(0);
  const [hearing, setHearing] = useState<Hearing>('listening');
  useEffect(() => {
    setLevel(0);
    setHearing('listening');
    if (track === null) return;
    const microphone = new MicrophoneHearing();
    return readLevel(track, (measured) => {
      setLevel(measured);
      setHearing(microphone.measured(measured, performance.now()));
    });
  }, [track]);
  return { level, hearing };
}
