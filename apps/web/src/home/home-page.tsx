import { useAccount } from '../session/use-account.js';
import { ErrorState } from '../ui/error-state.js';
import { PageSkeleton } from '../ui/page-skeleton.js';
import { FairsPage } from './fairs-page.js';
import { LandingPage } from './landing-page.js';

/** The fairs of whoever is signed in; for others what Parvis is. */
export function HomePage() {
  const { account, error, retry } = useAccount();
  if (account) return <FairsPage />;
  if (account === null) return <LandingPage />;
  return error ? <ErrorState error={error} onRetry={retry} /> : <PageSkeleton />;
}
