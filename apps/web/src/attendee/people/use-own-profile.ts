import { getOwnProfile } from '@parvis/contracts';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';

/** The viewer's own profile in this fair; not read for somebody who only organises. */
export function useOwnProfile() {
  const { fairId, isAttendee } = useFair();
  return useEndpoint(getOwnProfile, { params: { fairId } }, { enabled: isAttendee });
}
