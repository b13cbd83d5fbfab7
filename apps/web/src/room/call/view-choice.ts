import { useCallback, useState } from 'react';

/** How somebody likes to see a call; remembered on this device. */
export interface ViewChoice {
  layout: 'grid' | 'speaker';
  /** One's own picture: among the others, in a corner, or not at all. `auto`: in a corner while there is one other person. */
  self: 'auto' | 'grid' | 'corner' | 'hidden';
  /** Whether single letters are shortcuts. */
  hasShortcuts: boolean;
}

const key = 'parvis.view';
const first: ViewChoice = { layout: 'grid', self: 'auto', hasShortcuts: true };

export function useViewChoice(): [ViewChoice, (changes: Partial<ViewChoice>) => void] {
  const [choice, setChoice] = useState(read);
  const change = useCallback((changes: Partial<ViewChoice>) => {
    setChoice((before) => {
      const after = { ...before, ...changes };
      keep(after);
      return after;
    });
  }, []);
  return [choice, change];
}

function read(): ViewChoice {
  try {
    return { ...first, ...(JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<ViewChoice>) };
  } catch {
    return first;
  }
}

function keep(choice: ViewChoice): void {
  try {
    localStorage.setItem(key, JSON.stringify(choice));
  } catch {
    // Storage may be forbidden; the choice then lasts until the page is closed.
  }
}
