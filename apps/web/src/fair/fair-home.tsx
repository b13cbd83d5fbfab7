import { getOwnProfile } from '@parvis/contracts';
import { Navigate } from 'react-router';
import { useEndpoint } from '../api/use-endpoint.js';
import { QueryView } from '../ui/query-view.js';
import { useFair } from './use-fair.js';

/** Sends everyone to the page that matters most to them in this fair. */
export function FairHome() {
  const { fairId, isOrganiser } = useFair();
  const profile = useEndpoint(getOwnProfile, { params: { fairId } }, { enabled: !isOrganiser });
  if (isOrganiser) return <Navigate replace to="organise" />;
  return (
    <QueryView query={profile}>
      {({ completedAt }) => <Navigate replace to={completedAt ? 'agenda' : 'profile'} />}
    </QueryView>
  );
}
