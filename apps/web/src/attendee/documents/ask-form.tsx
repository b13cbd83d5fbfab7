import { Button, Group, Stack, Textarea } from '@mantine/core';
import { askForDocument } from '@parvis/contracts';
import { IconLockOpen } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { Panel } from '../../ui/panel.js';
import { toastError, toastSuccess } from '../../ui/toast.js';
import { documentReads } from './document-reads.js';

interface AskFormProps {
  boothId: string;
  documentId: string;
  /** Access is over. */
  isAgain: boolean;
}

/** Asks the team to open a document. */
export function AskForm({ boothId, documentId, isAgain }: AskFormProps) {
  const { t } = useTranslation('documents');
  const { fairId } = useFair();
  const [note, setNote] = useState('');
  const ask = useAction(askForDocument, {
    invalidates: documentReads,
    onSuccess: () => toastSuccess(t('ask.done')),
    onError: toastError,
  });
  return (
    <Panel title={t(isAgain ? 'ask.againTitle' : 'ask.title')} lead={t('ask.lead')}>
      <Stack>
        <Textarea
          label={t('ask.note')}
          maxLength={500}
          autosize
          minRows={2}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Group>
          <Button
            leftSection={<IconLockOpen size={18} aria-hidden />}
            loading={ask.isPending}
            onClick={() => ask.mutate({ params: { fairId, boothId, documentId }, body: { note } })}
          >
            {t('ask.ask')}
          </Button>
        </Group>
      </Stack>
    </Panel>
  );
}
