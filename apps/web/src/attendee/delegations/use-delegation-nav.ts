import { listLedDelegations, listOwnDelegations } from '@parvis/contracts';
import { IconFlag, IconShieldCheck } from '@tabler/icons-react';
import { useEndpoint } from '../../api/use-endpoint.js';
import type { NavItem } from '../../fair/nav-item.js';
import { useFair } from '../../fair/use-fair.js';

/** Entries for those whom delegations concern: who leads one, and who was asked into one. */
export function useDelegationNav(): NavItem[] {
  const { fairId, isAttendee } = useFair();
  const first = { params: { fairId }, query: { limit: 1 } };
  const options = { enabled: isAttendee, staleTime: 5 * 60_000 };
  const led = useEndpoint(listLedDelegations, first, options);
  const own = useEndpoint(listOwnDelegations, first, options);
  return [
    ...(led.data?.total
      ? [{ path: 'delegations', label: 'delegation', icon: IconFlag } as const satisfies NavItem]
      : []),
    ...(own.data?.total
      ? [{ path: 'own-delegations', label: 'helpers', icon: IconShieldCheck } as const satisfies NavItem]
      : []),
  ];
}
