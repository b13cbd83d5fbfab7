import { type Endpoint, joinRoulette, keepRouletteSeat, pauseRoulette, type RouletteSeat } from '@parvis/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { keyOf, useAction } from '../../api/use-endpoint.js';
import { toastError } from '../../ui/toast.js';

/** Where a seat's endpoints are. */
export interface RouletteParams {
  fairId: string;
  rouletteId: string;
}

/** Puts the seat that an action answers onto the page at once. */
export function useSeatUpdate(params: RouletteParams): (seat: RouletteSeat) => void {
  const client = useQueryClient();
  return (seat) => client.setQueryData(keyOf(keepRouletteSeat as Endpoint, { params } as never), seat);
}

/** Waiting for the next talk, and waiting no longer. */
export function useSeatActions(params: RouletteParams) {
  const update = useSeatUpdate(params);
  const join = useAction(joinRoulette, { onSuccess: update, onError: toastError });
  const pause = useAction(pauseRoulette, { onSuccess: update, onError: toastError });
  return {
    next: (topicIds: string[]) => join.mutate({ params, body: { topicIds } }),
    pause: () => pause.mutate({ params }),
    isBusy: join.isPending || pause.isPending,
  };
}
