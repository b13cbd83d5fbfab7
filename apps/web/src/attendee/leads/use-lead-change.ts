import { type BodyInputOf, getLead, getLeadDesk, type Lead, listLeads, updateLead } from '@parvis/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { keyOf, useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { toastError } from '../../ui/toast.js';

/** Changes one lead; what the server made of it is shown at once. */
export function useLeadChange(lead: Lead) {
  const { fairId } = useFair();
  const client = useQueryClient();
  const params = { fairId, leadId: lead.id };
  const action = useAction(updateLead, {
    invalidates: [listLeads, getLeadDesk],
    onSuccess: (changed) => client.setQueryData(keyOf(getLead, { params }), changed),
    onError: toastError,
  });
  return {
    isPending: action.isPending,
    change: (body: BodyInputOf<typeof updateLead>) => action.mutate({ params, body }),
  };
}
