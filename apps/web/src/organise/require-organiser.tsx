import { Outlet } from 'react-router';
import { ApiError } from '../api/api-error.js';
import { useFair } from '../fair/use-fair.js';
import { ErrorState } from '../ui/error-state.js';

/** Lets organisers of the fair through; the server refuses the others anyway. */
export function RequireOrganiser() {
  const { isOrganiser } = useFair();
  if (isOrganiser) return <Outlet />;
  return <ErrorState error={new ApiError({ code: 'NOT_ALLOWED', status: 403 })} />;
}
