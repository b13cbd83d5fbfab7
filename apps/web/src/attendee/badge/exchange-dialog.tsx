import { Anchor, Button, Checkbox, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import {
  type BoothContact,
  type ContactField,
  contactFields,
  getBoothContact,
  giveContact,
  listConsents,
} from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { toastError, toastSuccess } from '../../ui/toast.js';

interface ExchangeDialogProps {
  boothId: string;
  contact: BoothContact;
  onClose: () => void;
}

/** Chooses, field by field, what the team of a booth gets. */
export function ExchangeDialog({ boothId, contact: { offered, given }, onClose }: ExchangeDialogProps) {
  const { t } = useTranslation(['leads', 'common']);
  const { fairId } = useFair();
  const possible = contactFields.filter((field) => offered[field] !== undefined);
  const [fields, setFields] = useState<ContactField[]>(given.length > 0 ? given : possible.slice(0, 1));
  const [message, setMessage] = useState('');
  const give = useAction(giveContact, {
    invalidates: [getBoothContact, listConsents],
    onSuccess: () => {
      toastSuccess(t('booth.sent'));
      onClose();
    },
    onError: toastError,
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('booth.exchange')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Stack>
        <Text size="sm">{t('booth.exchangeText')}</Text>
        <Checkbox.Group
          label={t('booth.fields')}
          value={fields}
          onChange={(values) => setFields(contactFields.filter((field) => values.includes(field)))}
        >
          <Stack gap="xs" mt="xs">
            {possible.map((field) => (
              <Checkbox key={field} value={field} label={t(`field.${field}`)} description={offered[field]} />
            ))}
          </Stack>
        </Checkbox.Group>
        <Anchor component={Link} to={`/fairs/${fairId}/badge`} size="sm">
          {t('booth.editCard')}
        </Anchor>
        <Textarea
          label={t('booth.message')}
          description={t('booth.messageHint')}
          autosize
          minRows={2}
          maxLength={1000}
          value={message}
          onChange={(event) => setMessage(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button
            disabled={fields.length === 0}
            loading={give.isPending}
            onClick={() => give.mutate({ params: { fairId, boothId }, body: { fields, message } })}
          >
            {t('booth.send')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
