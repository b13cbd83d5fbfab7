import { useEffect, useRef } from 'react';
import { isShortcut, placeOf, type Shortcut } from './shortcuts.js';

export interface ShortcutAction {
  key: Shortcut | null;
  run(): void;
}

/** Runs actions by their keys for as long as the component is there. */
export function useShortcuts(actions: readonly ShortcutAction[], areOn: boolean): void {
  const latest = useRef(actions);
  latest.current = actions;
  useEffect(() => {
    if (!areOn) return;
    const press = (event: KeyboardEvent) => {
      const place = placeOf(event.target);
      const action = latest.current.find(({ key }) => key !== null && isShortcut(key, event, place));
      if (action === undefined) return;
      event.preventDefault();
      action.run();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [areOn]);
}
