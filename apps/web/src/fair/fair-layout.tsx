import { getFair } from '@parvis/contracts';
import { Suspense } from 'react';
import { useParams } from 'react-router';
import { errorCodeOf } from '../api/api-error.js';
import { useEndpoint } from '../api/use-endpoint.js';
import { Frame } from '../shell/frame.js';
import { ErrorState } from '../ui/error-state.js';
import { lazily } from '../ui/lazily.js';
import { PageSkeleton } from '../ui/page-skeleton.js';
import { DraftNotice } from './draft-notice.js';
import { FairNav } from './fair-nav.js';
import { FairReactContext, fairContextOf } from './use-fair.js';

const CallsHere = lazily(async () => (await import('../live/stand-call/calls-here.js')).CallsHere);

/** Frame of all pages of one fair: navigation by role, and the fair for the pages inside. */
export function FairLayout() {
  const { fairId = '' } = useParams();
  const { data: fair, error, refetch } = useEndpoint(getFair, { params: { fairId } });

  if (error && errorCodeOf(error) === 'FAIR_IN_DRAFT') {
    return (
      <Frame>
        <DraftNotice onRetry={refetch} />
      </Frame>
    );
  }
  if (!fair) {
    return <Frame>{error ? <ErrorState error={error} onRetry={refetch} /> : <PageSkeleton />}</Frame>;
  }
  return (
    <FairReactContext value={fairContextOf(fair)}>
      <Frame nav={<FairNav />} />
      <Suspense>
        <CallsHere />
      </Suspense>
    </FairReactContext>
  );
}
