import { type AgendaMeeting, getOwnCalendar } from '@parvis/contracts';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useOwnProfile } from '../people/use-own-profile.js';
import { clashes } from './agenda.rules.js';

/** Whether the reader has something else during a meeting: in the own calendar, or a time kept free before a timetable was published. */
export function useClashes(): (meeting: AgendaMeeting, now: number) => boolean {
  const { fairId } = useFair();
  const { data: own } = useOwnProfile();
  const { data } = useEndpoint(getOwnCalendar, { params: { fairId } });
  const times = [...(own?.busy ?? []), ...(data?.calendar?.busy ?? [])];
  return (meeting, now) => clashes(meeting, times, now);
}
