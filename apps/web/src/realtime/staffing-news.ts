import {
  type AnswerOf,
  type Endpoint,
  getBoothStaffing,
  getDutyRoster,
  listStaffedBooths,
  type RealtimeEvents,
} from '@parvis/contracts';
import type { QueryClient } from '@tanstack/react-query';
import type { CallInput } from '../api/client.js';
import { invalidate, keyOf } from '../api/use-endpoint.js';

type StaffingNews = Parameters<RealtimeEvents['staffing.changed']>[0];

/** Opening hours change rarely, and then everybody reads them: a little apart from each other. */
const hoursSpreadMs = 1_500;

/** Writes who is at which booth into what is kept of it, without asking the server. */
export function applyStaffing(client: QueryClient, { fairId, staffed }: StaffingNews): void {
  if (staffed === null) {
    setTimeout(() => void invalidate(client, [getBoothStaffing]), Math.random() * hoursSpreadMs);
    return;
  }
  const changed = new Set(staffed.map(({ boothId }) => boothId));
  change(client, listStaffedBooths, { params: { fairId } }, (list) => [
    ...list.filter(({ boothId }) => !changed.has(boothId)),
    ...staffed.filter(({ people }) => people > 0),
  ]);
  for (const { boothId, people } of staffed) {
    const params = { fairId, boothId };
    change(client, getBoothStaffing, { params }, (staffing) => ({ ...staffing, staffed: people }));
    // Only the team has it, and it names each of them.
    void client.invalidateQueries({ queryKey: keyOf(getDutyRoster, { params }) });
  }
}

/** An answer that is on its way may be older than the news, so it is asked for again. */
function change<E extends Endpoint>(
  client: QueryClient,
  endpoint: E,
  input: CallInput<E>,
  apply: (answer: AnswerOf<E>) => AnswerOf<E>,
): void {
  const queryKey = keyOf(endpoint, input);
  const state = client.getQueryState(queryKey);
  if (!state) return;
  if (state.fetchStatus !== 'idle') void client.invalidateQueries({ queryKey });
  else client.setQueryData<AnswerOf<E>>(queryKey, (answer) => (answer === undefined ? answer : apply(answer)));
}
