import { Button, Radio, Stack, Textarea } from '@mantine/core';
import { DeclineReason, declineRequest, type MeetingRequest } from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { toastError, toastSuccess } from '../../ui/toast.js';
import { requestReads, useInName } from '../delegations/use-in-name.js';

/** Says no, and why. The two may write to each other from then on. */
export function DeclineButton({ request }: { request: MeetingRequest }) {
  const { t } = useTranslation('requests');
  const inName = useInName();
  const [isAsking, setAsking] = useState(false);
  const [reason, setReason] = useState<DeclineReason | null>(null);
  const [note, setNote] = useState('');
  const [isTried, setTried] = useState(false);
  const decline = useAction(inName.endpoint(declineRequest), {
    invalidates: requestReads,
    onSuccess: () => {
      setAsking(false);
      toastSuccess(t('decline.done'));
    },
    onError: toastError,
  });
  return (
    <>
      <Button variant="subtle" color="red.9" c="red.9" onClick={() => setAsking(true)}>
        {t('decline.button')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('decline.title')}
        confirmLabel={t('decline.button')}
        isDangerous
        isBusy={decline.isPending}
        onConfirm={() => {
          setTried(true);
          if (reason) decline.mutate({ params: { ...inName.params, requestId: request.id }, body: { reason, note } });
        }}
        onClose={() => setAsking(false)}
      >
        <Stack>
          <Radio.Group
            label={t('decline.why')}
            value={reason}
            onChange={(value) => setReason(value as DeclineReason)}
            error={isTried && !reason && t('decline.whyMissing')}
          >
            <Stack gap={6} mt={6}>
              {DeclineReason.options.map((one) => (
                <Radio key={one} value={one} label={t(`decline.reason.${one}`)} />
              ))}
            </Stack>
          </Radio.Group>
          <Textarea
            label={t('decline.note')}
            description={t('decline.chat')}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
            maxLength={1000}
            autosize
            minRows={2}
          />
        </Stack>
      </ConfirmDialog>
    </>
  );
}
