import type { AgendaMeeting } from '@parvis/contracts';
import { useEffect, useState } from 'react';

const key = (fairId: string) => `parvis:seen-meetings:${fairId}`;

function seenIn(fairId: string): ReadonlySet<string> | null {
  const text = localStorage.getItem(key(fairId));
  try {
    return text === null ? null : new Set<string>(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Ids of the meetings that this browser shows for the first time; none at the very first look, when all would be new. */
export function useNewMeetings(fairId: string, meetings: readonly AgendaMeeting[]): ReadonlySet<string> {
  // Remembered for as long as the page is open, so that the mark does not vanish under the reader's eyes.
  const [seen] = useState(() => seenIn(fairId));
  const ids = meetings.map(({ id }) => id).join(' ');
  useEffect(() => {
    localStorage.setItem(key(fairId), JSON.stringify(ids.split(' ').filter(Boolean)));
  }, [fairId, ids]);
  return new Set(seen === null ? [] : meetings.filter(({ id }) => !seen.has(id)).map(({ id }) => id));
}
