import { useEffect, useState } from 'react';
import type { LocalMedia } from '../devices/local-media.js';
import { placeOf } from './shortcuts.js';

/**
 * On while the space bar is held in a call with the microphone off. A control that the keyboard has reached keeps its own space bar until
 * Escape lets go of it.
 */
export function usePushToTalk(media: LocalMedia, isAllowed: boolean): boolean {
  const [isTalking, setTalking] = useState(false);
  useEffect(() => {
    if (!isAllowed) return;
    let isHeld = false;
    const stop = () => {
      if (!isHeld) return;
      isHeld = false;
      setTalking(false);
      void media.setMicrophoneOn(false);
    };
    const down = (event: KeyboardEvent) => {
      if (event.code === 'Escape') return letGo(event.target);
      if (event.code !== 'Space' || event.ctrlKey || event.metaKey || event.altKey || belongsTo(event.target)) return;
      event.preventDefault();
      if (event.repeat || isHeld || media.store.get().isMicrophoneOn) return;
      isHeld = true;
      setTalking(true);
      void media.setMicrophoneOn(true);
    };
    const up = (event: KeyboardEvent) => {
      if (event.code !== 'Space' || !isHeld) return;
      // Else the button that was clicked last would be pressed.
      event.preventDefault();
      stop();
    };
    document.addEventListener('keydown', down, true);
    document.addEventListener('keyup', up, true);
    window.addEventListener('blur', stop);
    return () => {
      stop();
      document.removeEventListener('keydown', down, true);
      document.removeEventListener('keyup', up, true);
      window.removeEventListener('blur', stop);
    };
  }, [media, isAllowed]);
  return isTalking;
}

function belongsTo(target: EventTarget | null): boolean {
  const { isField, isDialog } = placeOf(target);
  const isReached =
    target instanceof HTMLElement &&
    target.matches('button, a, [role=tab], [role=switch], [role=menuitem], input') &&
    target.matches(':focus-visible');
  return isField || isDialog || isReached;
}

/** What Escape closes itself comes first: menus, dialogs and the panel beside the pictures. */
function letGo(target: EventTarget | null): void {
  const closing = '[aria-haspopup][aria-expanded=true], [role=menu], [role=dialog], aside';
  if (target instanceof HTMLElement && !target.closest(closing)) target.blur();
}
