import {
  type BoothDraft,
  discardBoothDraft,
  getBooth,
  getBoothDraft,
  getOwnBooth,
  listBooths,
  publishBooth,
  saveBoothDraft,
  searchCatalogue,
} from '@parvis/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { invalidate, useAction } from '../../api/use-endpoint.js';
import { useStore } from '../../room/use-store.js';
import { toastError, toastSuccess } from '../../ui/toast.js';
import { DraftKeeper } from './draft-keeper.js';

/** Answers that show what a booth has published. */
const shownBy = [getBooth, getOwnBooth, listBooths, searchCatalogue] as const;

/** The draft of a booth while it is edited, and what can be done with it. */
export function useBoothDraft(fairId: string, boothId: string, draft: BoothDraft) {
  const client = useQueryClient();
  const { t } = useTranslation('booth');
  const params = { fairId, boothId };
  const [keeper] = useState(
    () =>
      new DraftKeeper(draft, (revision, content) =>
        call(saveBoothDraft, { params: { fairId, boothId }, body: { revision, content } }),
      ),
  );
  const kept = useStore(keeper);

  useEffect(() => {
    const again = () => {
      if (keeper.get().state === 'failed') void keeper.flush();
    };
    window.addEventListener('online', again);
    return () => {
      window.removeEventListener('online', again);
      void keeper.flush();
    };
  }, [keeper]);

  const take = async (next: BoothDraft) => {
    keeper.take(next);
    await invalidate(client, shownBy);
  };
  const publish = useAction(publishBooth, {
    onSuccess: async (next) => {
      await take(next);
      toastSuccess(t('bar.published'));
    },
  });
  const discard = useAction(discardBoothDraft, { onSuccess: take, onError: toastError });
  const theirs = () => call(getBoothDraft, { params });
  return {
    ...kept,
    keeper,
    publish,
    discard,
    /** Publishes what is on the screen, once it is kept. */
    publishNow: async () => {
      if (await keeper.flush()) publish.mutate({ params, body: { revision: keeper.get().draft.revision } });
    },
    discardNow: () => discard.mutate({ params }),
    takeTheirs: async () => keeper.take(await theirs()),
    keepMine: async () => keeper.overwrite(await theirs()),
  };
}

export type BoothDraftInHand = ReturnType<typeof useBoothDraft>;
