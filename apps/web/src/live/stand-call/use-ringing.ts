import { useEffect } from 'react';
import { startRinging } from './ring.js';

const blinkMs = 1_000;

/** While somebody calls: a sound, and the tab's title says so in turn with its own. */
export function useRinging(title: string | null): void {
  useEffect(() => {
    if (title === null) return;
    const stop = startRinging();
    let own = document.title;
    const timer = setInterval(() => {
      if (document.title === title) document.title = own;
      else {
        own = document.title;
        document.title = title;
      }
    }, blinkMs);
    return () => {
      stop();
      clearInterval(timer);
      if (document.title === title) document.title = own;
    };
  }, [title]);
}
