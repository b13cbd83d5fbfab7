import { Button, Group, Modal, Radio, Stack, Text, Textarea } from '@mantine/core';
import { type ChatMessage, type ReportReason, reportChatMessage } from '@parvis/contracts';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { toastError, toastSuccess } from '../../ui/toast.js';

const reasons: readonly ReportReason[] = ['spam', 'harassment', 'fraud', 'other'];

interface ReportDialogProps {
  fairId: string;
  conversationId: string;
  message: ChatMessage;
  onClose: () => void;
}

/** Shows a message to the organiser, who sees nothing else of the conversation but what stands around it. */
export function ReportDialog({ fairId, conversationId, message, onClose }: ReportDialogProps) {
  const { t } = useTranslation(['chat', 'common']);
  const [reason, setReason] = useState<ReportReason>('spam');
  const [note, setNote] = useState('');
  const report = useAction(reportChatMessage, {
    onSuccess: () => {
      toastSuccess(t('report.done'));
      onClose();
    },
    onError: toastError,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    report.mutate({ params: { fairId, conversationId, messageId: message.id }, body: { reason, note } });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('report.title', { name: message.senderName })}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <Text size="sm">{t('report.lead')}</Text>
          <Radio.Group label={t('report.why')} value={reason} onChange={(value) => setReason(value as ReportReason)}>
            <Stack gap="xs" mt="xs">
              {reasons.map((one) => (
                <Radio key={one} value={one} label={t(`report.reason.${one}`)} />
              ))}
            </Stack>
          </Radio.Group>
          <Textarea
            label={t('report.note')}
            maxLength={1000}
            autosize
            minRows={2}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common:action.cancel')}
            </Button>
            <Button type="submit" color="red.8" loading={report.isPending}>
              {t('report.send')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
