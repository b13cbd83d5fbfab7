import { listRuns, startRun } from '@parvis/contracts';
import { useNavigate } from 'react-router';
import { useAction, useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { toastError } from '../../ui/toast.js';
import { isActive } from './run-state.js';

/** Starts a run or a what-if and goes to its page. One at a time: `isBlocked` while another works. */
export function useStartRun() {
  const { fairId } = useFair();
  const navigate = useNavigate();
  // The newest runs are enough: an active one is never older than a finished one.
  const { data } = useEndpoint(
    listRuns,
    { params: { fairId }, query: { limit: 1 } },
    { refetchInterval: (query) => (query.state.data?.items.some(isActive) ? 3000 : false) },
  );
  const start = useAction(startRun, {
    invalidates: [listRuns],
    onSuccess: ({ id }) => void navigate(`/fairs/${fairId}/organise/timetable/${id}`),
    onError: toastError,
  });
  return { start, isBlocked: data?.items.some(isActive) ?? false };
}
