import { Button, FileButton, Group, Stack } from '@mantine/core';
import { deleteProof, documentEndings, listProofs, type Proof, putProofFile } from '@parvis/contracts';
import { IconFileUpload, IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { toastError, toastSuccess } from '../../ui/toast.js';
import { ProofLine } from './proof-line.js';

const accept = documentEndings.map((ending) => `.${ending}`).join(',');

/** A proof of the own company, with everything that can be done with it. */
export function OwnProof({ proof, onEdit }: { proof: Proof; onEdit: () => void }) {
  const { t } = useTranslation(['proofs', 'common']);
  const { fairId } = useFair();
  const [isAsking, ask] = useState(false);
  const { id, boothId, name } = proof;
  const params = { fairId, boothId, proofId: id };
  const put = useAction(putProofFile, {
    invalidates: [listProofs],
    onSuccess: () => toastSuccess(t('fileKept')),
    onError: toastError,
  });
  const remove = useAction(deleteProof, {
    invalidates: [listProofs],
    onSuccess: () => ask(false),
    onError: toastError,
  });
  return (
    <Stack gap="xs">
      <ProofLine proof={proof} />
      <Group gap="xs">
        <FileButton accept={accept} onChange={(file) => file && put.mutate({ params, file })}>
          {(button) => (
            <Button
              {...button}
              size="xs"
              variant="default"
              leftSection={<IconFileUpload size={16} aria-hidden />}
              loading={put.isPending}
              aria-label={t(proof.file ? 'replaceFileOf' : 'attachTo', { name })}
            >
              {t(proof.file ? 'replaceFile' : 'attach')}
            </Button>
          )}
        </FileButton>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPencil size={16} aria-hidden />}
          aria-label={t('changeOne', { name })}
          onClick={onEdit}
        >
          {t('change')}
        </Button>
        <Button
          size="xs"
          variant="default"
          c="red.9"
          leftSection={<IconTrash size={16} aria-hidden />}
          aria-label={t('removeOne', { name })}
          onClick={() => ask(true)}
        >
          {t('common:action.remove')}
        </Button>
      </Group>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('removeTitle', { name })}
        confirmLabel={t('common:action.remove')}
        isDangerous
        isBusy={remove.isPending}
        onConfirm={() => remove.mutate({ params })}
        onClose={() => ask(false)}
      >
        {t('removeText')}
      </ConfirmDialog>
    </Stack>
  );
}
