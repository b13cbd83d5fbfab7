import { useEffect, useState } from 'react';

/** Whoever is back from another tab so soon, in ms, finds the pictures running. */
const patienceMs = 5_000;

/** Whether the pictures are looked at: the page is in front, or its small window is open. */
export function useIsWatched(hasSmallWindow: boolean): boolean {
  const [isHidden, setHidden] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      if (document.visibilityState === 'visible') setHidden(false);
      else timer = setTimeout(() => setHidden(true), patienceMs);
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, []);
  return hasSmallWindow || !isHidden;
}
