import {
  type Endpoint,
  getPartnership,
  listPartnershipColleagues,
  listPartnershipFiles,
  listPartnershipSteps,
  listPartnerships,
  type PartnershipSpace,
} from '@parvis/contracts';
import { useAction } from '../api/use-endpoint.js';
import { toastError } from '../ui/toast.js';

/** What any act in a partnership may change. */
const touched: readonly Endpoint[] = [
  getPartnership,
  listPartnerships,
  listPartnershipSteps,
  listPartnershipFiles,
  listPartnershipColleagues,
];

/** Does something in a partnership; what is shown of it is read again, after a refusal too. */
export function usePartnershipAction<E extends Endpoint>(
  endpoint: E,
  { onSuccess, onError }: { onSuccess?: () => void; onError?: (error: unknown) => void } = {},
) {
  return useAction(endpoint, { invalidates: touched, onSuccess, onError: onError ?? toastError });
}

/** Whether the viewer may change what an open partnership holds. */
export const mayWork = ({ state, role }: Pick<PartnershipSpace, 'state' | 'role'>): boolean =>
  state === 'open' && role !== 'reader';
