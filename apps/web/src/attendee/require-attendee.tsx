import { Outlet } from 'react-router';
import { ApiError } from '../api/api-error.js';
import { useFair } from '../fair/use-fair.js';
import { ErrorState } from '../ui/error-state.js';

/** Lets people who take part through; somebody who only organises has no agenda, wishes or profile. */
export function RequireAttendee() {
  const { isAttendee } = useFair();
  if (isAttendee) return <Outlet />;
  return <ErrorState error={new ApiError({ code: 'NOT_ALLOWED', status: 403 })} />;
}
