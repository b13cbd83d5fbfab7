import {
  acceptRequest,
  acceptRequestFor,
  cancelMeeting,
  cancelMeetingFor,
  counterRequest,
  counterRequestFor,
  countRequests,
  declineRequest,
  declineRequestFor,
  type Endpoint,
  getOptionsFor,
  getRequest,
  getRequestOptions,
  listDelegationAgendas,
  listRequests,
  listRequestsFor,
  listRequestTimes,
  listTimesFor,
  sendMove,
  sendMoveFor,
  sendRequest,
  sendRequestFor,
  withdrawRequest,
  withdrawRequestFor,
} from '@parvis/contracts';
import { createContext, useContext } from 'react';
import { useFair } from '../../fair/use-fair.js';

/** For whom the reader acts, and as a lead of which delegation; null: for oneself. */
export const ActingContext = createContext<{ delegationId: string; personId: string } | null>(null);

const forSomebody = new Map<Endpoint, Endpoint>([
  [getRequestOptions, getOptionsFor],
  [listRequestTimes, listTimesFor],
  [listRequests, listRequestsFor],
  [sendRequest, sendRequestFor],
  [sendMove, sendMoveFor],
  [acceptRequest, acceptRequestFor],
  [counterRequest, counterRequestFor],
  [declineRequest, declineRequestFor],
  [withdrawRequest, withdrawRequestFor],
  [cancelMeeting, cancelMeetingFor],
]);

/** Everything that shows requests, whoever's. */
export const requestReads: readonly Endpoint[] = [
  getRequest,
  listRequests,
  countRequests,
  listRequestsFor,
  listDelegationAgendas,
];

/**
 * The same forms for oneself and for a member of a delegation: which endpoint they call, with which parameters, and where they lead. The two
 * contracts of a pair differ in their paths only.
 */
export function useInName() {
  const acting = useContext(ActingContext);
  const { fairId } = useFair();
  return {
    isActing: acting !== null,
    params: { fairId, ...acting },
    endpoint: <E extends Endpoint>(own: E): E => (acting ? ((forSomebody.get(own) ?? own) as E) : own),
    pageOf: (requestId: string) =>
      acting
        ? `/fairs/${fairId}/delegations/${acting.delegationId}/for/${acting.personId}?box=waiting`
        : `/fairs/${fairId}/requests/${requestId}`,
  };
}
