import { useEffect } from 'react';
import { showNotice } from './desktop-notice.js';
import { startRinging } from './ring.js';
import { ringChoice } from './ring-choice.js';

export interface Ringing {
  callId: string;
  /** Who calls. */
  title: string;
  /** What it is about. */
  body: string;
  isQuiet: boolean;
}

const blinkMs = 1_000;

/**
 * While somebody calls: the chosen sound, a notice on the desktop where that is allowed, and the tab's title says so in turn with its
 * own. A quiet call only does the last.
 */
export function useRinging(ringing: Ringing | null): void {
  const { callId = null, title = '', body = '', isQuiet = false } = ringing ?? {};
  useEffect(() => {
    if (callId === null || isQuiet) return;
    const stop = startRinging(ringChoice());
    const takeAway = showNotice(callId, title, body);
    return () => {
      stop();
      takeAway();
    };
  }, [callId, title, body, isQuiet]);
  useEffect(() => {
    if (callId === null) return;
    let own = document.title;
    const timer = setInterval(() => {
      if (document.title === title) document.title = own;
      else {
        own = document.title;
        document.title = title;
      }
    }, blinkMs);
    return () => {
      clearInterval(timer);
      if (document.title === title) document.title = own;
    };
  }, [callId, title]);
}
