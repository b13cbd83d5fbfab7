import { useEffect, useState } from 'react';

/** The current time, renewed at a steady pace and at once when the page comes back to the front. */
export function useNow(everyMilliseconds = 10_000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const renew = () => setNow(Date.now());
    const timer = setInterval(renew, everyMilliseconds);
    // Browsers slow timers down in the background, and a sleeping machine stops them.
    document.addEventListener('visibilitychange', renew);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', renew);
    };
  }, [everyMilliseconds]);
  return now;
}
