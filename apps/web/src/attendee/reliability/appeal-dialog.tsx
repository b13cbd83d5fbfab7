import { Stack, Text, Textarea } from '@mantine/core';
import { appealCase, listReliabilityCases, type ReliabilityCase } from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { toastError, toastSuccess } from '../../ui/toast.js';

interface AppealDialogProps {
  one: Pick<ReliabilityCase, 'kind' | 'id'>;
  /** The case in words. */
  words: string;
  onClose: () => void;
}

const leastLetters = 10;

/** Tells the organiser why a case should not count. */
export function AppealDialog({ one: { kind, id }, words, onClose }: AppealDialogProps) {
  const { t } = useTranslation('attendance');
  const { fairId } = useFair();
  const [text, setText] = useState('');
  const [isTooShort, setTooShort] = useState(false);
  const appeal = useAction(appealCase, {
    invalidates: [listReliabilityCases],
    onSuccess: () => {
      toastSuccess(t('appeal.sent'));
      onClose();
    },
    onError: toastError,
  });
  const send = () => {
    const isShort = text.trim().length < leastLetters;
    setTooShort(isShort);
    if (!isShort) appeal.mutate({ params: { fairId }, body: { kind, id, text } });
  };
  return (
    <ConfirmDialog
      isOpen
      title={t('appeal.action')}
      confirmLabel={t('appeal.send')}
      isBusy={appeal.isPending}
      onClose={onClose}
      onConfirm={send}
    >
      <Stack>
        <Text fw={600}>{words}</Text>
        <Textarea
          label={t('appeal.label')}
          description={t('appeal.description')}
          error={isTooShort && t('appeal.tooShort')}
          value={text}
          maxLength={1000}
          autosize
          minRows={3}
          data-autofocus
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </Stack>
    </ConfirmDialog>
  );
}
