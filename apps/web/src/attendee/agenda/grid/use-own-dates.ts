import { getOwnProfile, type Slot, updateOwnProfile } from '@parvis/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { keyOf, useAction } from '../../../api/use-endpoint.js';
import { useFair } from '../../../fair/use-fair.js';
import { toastError, toastSuccess } from '../../../ui/toast.js';
import { useOwnProfile } from '../../people/use-own-profile.js';
import { busyIntervals, busySlots } from '../../profile/slot-grid.rules.js';

/** Keeps slots for something else, or makes them free again: the same times as in the profile. */
export function useOwnDates(allSlots: readonly Slot[], onDone: () => void) {
  const { t } = useTranslation('agenda');
  const { fairId } = useFair();
  const client = useQueryClient();
  const { data: own } = useOwnProfile();
  const update = useAction(updateOwnProfile, { onError: toastError });
  const set = async (slots: readonly Slot[], isBusy: boolean) => {
    if (!own) return;
    const taken = busySlots(allSlots, own.busy);
    for (const { index } of slots) {
      if (isBusy) taken.add(index);
      else taken.delete(index);
    }
    update.mutate(
      { params: { fairId }, body: { busy: busyIntervals(allSlots, taken, own.busy) } },
      {
        onSuccess: (saved) => {
          client.setQueryData(keyOf(getOwnProfile, { params: { fairId } }), saved);
          toastSuccess(t(isBusy ? 'chosen.blocked' : 'chosen.freed', { count: slots.length }));
          onDone();
        },
      },
    );
  };
  return { set, isBusy: update.isPending };
}
