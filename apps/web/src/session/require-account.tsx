import { Navigate, Outlet, useLocation } from 'react-router';
import { ErrorState } from '../ui/error-state.js';
import { PageSkeleton } from '../ui/page-skeleton.js';
import { useAccount } from './use-account.js';

/** Lets only signed-in people through; others sign in and come back to the page they wanted. */
export function RequireAccount() {
  const { account, error, retry } = useAccount();
  const { pathname, search } = useLocation();
  if (account) return <Outlet />;
  if (account === null) {
    return <Navigate replace to={`/sign-in?to=${encodeURIComponent(pathname + search)}`} />;
  }
  return error ? <ErrorState error={error} onRetry={retry} /> : <PageSkeleton />;
}
