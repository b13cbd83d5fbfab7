import { type AgendaMeeting, type Feedback, getAgenda, getMeeting, setFeedback } from '@parvis/contracts';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '../../api/client.js';
import { keyOf } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';

export type SaveState = 'clean' | 'typing' | 'saving' | 'saved' | 'failed';

/** A pause in typing that is long enough to save. */
const pause = 800;

/** The viewer's private feedback on a meeting, saved as it is given: one call at a time, the last words win. */
export function useFeedback(meeting: AgendaMeeting) {
  const { fairId } = useFair();
  const client = useQueryClient();
  const [draft, setDraft] = useState<Feedback>(meeting.feedback);
  const [state, setState] = useState<SaveState>('clean');
  const unsaved = useRef<Feedback | null>(null);
  const isSaving = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const meetingId = meeting.id;

  const save = useCallback(async () => {
    clearTimeout(timer.current);
    if (isSaving.current) return;
    isSaving.current = true;
    while (unsaved.current) {
      const body = unsaved.current;
      unsaved.current = null;
      setState('saving');
      try {
        const saved = await call(setFeedback, { params: { fairId, meetingId }, body });
        keepFeedback(client, fairId, meetingId, saved);
        if (!unsaved.current) setState('saved');
      } catch {
        unsaved.current ??= body;
        setState('failed');
        break;
      }
    }
    isSaving.current = false;
  }, [client, fairId, meetingId]);

  // Leaving the page is a pause in typing as well.
  useEffect(() => {
    const saveNow = () => void save();
    window.addEventListener('pagehide', saveNow);
    return () => {
      window.removeEventListener('pagehide', saveNow);
      saveNow();
    };
  }, [save]);

  const change = (part: Partial<Feedback>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    unsaved.current = next;
    setState('typing');
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(), 'note' in part || 'nextStep' in part ? pause : 0);
  };
  return { draft, state, change, save };
}

function keepFeedback(client: QueryClient, fairId: string, meetingId: string, feedback: Feedback): void {
  const patch = (meeting: AgendaMeeting) => (meeting.id === meetingId ? { ...meeting, feedback } : meeting);
  client.setQueryData<AgendaMeeting>(
    keyOf(getMeeting, { params: { fairId, meetingId } }),
    (meeting) => meeting && patch(meeting),
  );
  client.setQueryData<{ participantId: string; meetings: AgendaMeeting[] }>(
    keyOf(getAgenda, { params: { fairId } }),
    (agenda) => agenda && { ...agenda, meetings: agenda.meetings.map(patch) },
  );
}
