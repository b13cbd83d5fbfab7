import { Button } from '@mantine/core';
import { type MeetingRequest, withdrawRequest } from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { toastError, toastSuccess } from '../../ui/toast.js';
import { requestReads, useInName } from '../delegations/use-in-name.js';

/** Takes the own proposal back. */
export function WithdrawButton({ request }: { request: MeetingRequest }) {
  const { t } = useTranslation('requests');
  const inName = useInName();
  const [isAsking, setAsking] = useState(false);
  const withdraw = useAction(inName.endpoint(withdrawRequest), {
    invalidates: requestReads,
    onSuccess: () => {
      setAsking(false);
      toastSuccess(t('withdraw.done'));
    },
    onError: toastError,
  });
  return (
    <>
      <Button variant="subtle" color="red.9" c="red.9" onClick={() => setAsking(true)}>
        {t('withdraw.button')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('withdraw.title')}
        confirmLabel={t('withdraw.button')}
        isDangerous
        isBusy={withdraw.isPending}
        onConfirm={() => withdraw.mutate({ params: { ...inName.params, requestId: request.id } })}
        onClose={() => setAsking(false)}
      >
        {t('withdraw.text')}
      </ConfirmDialog>
    </>
  );
}
