import { Button, Modal, Stack, Text } from '@mantine/core';
import { listPartnerships, proposePartnership } from '@parvis/contracts';
import { IconHeartHandshake } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAction } from '../api/use-endpoint.js';
import { useFair } from '../fair/use-fair.js';
import { toastError, toastSuccess } from '../ui/toast.js';
import { PurposeForm } from './purpose-form.js';

interface ProposePartnershipButtonProps {
  participantId: string;
  name: string;
}

/** Proposes to somebody of another company to go on together. */
export function ProposePartnershipButton({ participantId, name }: ProposePartnershipButtonProps) {
  const { t } = useTranslation(['partnerships', 'common']);
  const { fairId } = useFair();
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const propose = useAction(proposePartnership, {
    invalidates: [listPartnerships],
    onSuccess: ({ id }) => {
      toastSuccess(t('propose.done', { name }));
      void navigate(`/fairs/${fairId}/partnerships/${id}`);
    },
    onError: toastError,
  });
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconHeartHandshake size={18} aria-hidden />}
        aria-label={t('propose.to', { name })}
        onClick={() => setOpen(true)}
      >
        {t('propose.button')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={t('propose.to', { name })}
        closeButtonProps={{ 'aria-label': t('common:action.close') }}
      >
        <Stack>
          <Text size="sm">{t('propose.text', { name })}</Text>
          <PurposeForm
            purpose=""
            confirmLabel={t('propose.confirm')}
            isBusy={propose.isPending}
            onSave={(purpose) => propose.mutate({ params: { fairId }, body: { participantId, purpose } })}
            onCancel={() => setOpen(false)}
          />
        </Stack>
      </Modal>
    </>
  );
}
