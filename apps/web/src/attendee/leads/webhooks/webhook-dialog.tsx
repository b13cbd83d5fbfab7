import { Button, Checkbox, Group, Modal, Stack, TextInput } from '@mantine/core';
import {
  addWebhook,
  listWebhooks,
  NewWebhook,
  type WebhookEvent,
  type WebhookSecret,
  webhookEvents,
} from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../../api/use-endpoint.js';
import { useFair } from '../../../fair/use-fair.js';
import { useContractForm } from '../../../ui/use-contract-form.js';

interface WebhookDialogProps {
  onAdded: (secret: WebhookSecret) => void;
  onClose: () => void;
}

/** Registers an address. */
export function WebhookDialog({ onAdded, onClose }: WebhookDialogProps) {
  const { t } = useTranslation(['leads', 'common']);
  const { fairId } = useFair();
  const form = useContractForm({
    schema: NewWebhook,
    initialValues: { url: '', events: [...webhookEvents] as WebhookEvent[] },
  });
  const add = useAction(addWebhook, { invalidates: [listWebhooks] });
  const submit = form.onSubmit(async (body) => {
    try {
      onAdded(await add.mutateAsync({ params: { fairId }, body }));
    } catch (error) {
      form.showError(error);
    }
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('webhooks.add')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <form onSubmit={submit} noValidate>
        <Stack>
          <TextInput
            label={t('webhooks.url')}
            description={t('webhooks.urlHint')}
            type="url"
            inputMode="url"
            autoComplete="off"
            spellCheck={false}
            required
            data-autofocus
            {...form.getInputProps('url')}
          />
          <Checkbox.Group label={t('webhooks.events')} {...form.getInputProps('events')}>
            <Stack gap="xs" mt="xs">
              {webhookEvents.map((event) => (
                <Checkbox
                  key={event}
                  value={event}
                  label={t(`webhooks.event.${event}`)}
                  description={event === 'consent.revoked' ? t('webhooks.revokedHint') : undefined}
                />
              ))}
            </Stack>
          </Checkbox.Group>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common:action.cancel')}
            </Button>
            <Button type="submit" loading={add.isPending}>
              {t('common:action.add')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
