import { ActionIcon } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';

interface RemoveRuleProps {
  label: string;
  title: string;
  text: string;
  isBusy: boolean;
  onRemove: () => void;
}

/** Removes a rule after a question that says what counts then. */
export function RemoveRule({ label, title, text, isBusy, onRemove }: RemoveRuleProps) {
  const { t } = useTranslation();
  const [isAsking, { open, close }] = useDisclosure(false);
  return (
    <>
      <ActionIcon variant="subtle" color="red.8" aria-label={label} onClick={open}>
        <IconTrash size={18} aria-hidden />
      </ActionIcon>
      <ConfirmDialog
        isOpen={isAsking}
        title={title}
        confirmLabel={t('action.remove')}
        isDangerous
        isBusy={isBusy}
        onConfirm={() => {
          onRemove();
          close();
        }}
        onClose={close}
      >
        {text}
      </ConfirmDialog>
    </>
  );
}
