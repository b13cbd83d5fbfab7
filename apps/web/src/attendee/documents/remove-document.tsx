import { Button } from '@mantine/core';
import { type BoothDocument, deleteDocument } from '@parvis/contracts';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { toastError } from '../../ui/toast.js';
import { documentReads } from './document-reads.js';

interface RemoveDocumentProps {
  boothId: string;
  document: BoothDocument;
  onDone: () => void;
}

/** Takes a document away with its files, once that is confirmed. */
export function RemoveDocument({ boothId, document: { id, title }, onDone }: RemoveDocumentProps) {
  const { t } = useTranslation(['documents', 'common']);
  const { fairId } = useFair();
  const [isAsking, ask] = useState(false);
  const remove = useAction(deleteDocument, { invalidates: documentReads, onSuccess: onDone, onError: toastError });
  return (
    <>
      <Button variant="default" c="red.9" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => ask(true)}>
        {t('common:action.remove')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('removeTitle', { title })}
        confirmLabel={t('common:action.remove')}
        isDangerous
        isBusy={remove.isPending}
        onConfirm={() => remove.mutate({ params: { fairId, boothId, documentId: id } })}
        onClose={() => ask(false)}
      >
        {t('removeText')}
      </ConfirmDialog>
    </>
  );
}
