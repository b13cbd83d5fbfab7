import { Alert, Badge, Button, Group, Text } from '@mantine/core';
import {
  changeWebhook,
  deleteWebhook,
  listWebhookDeliveries,
  listWebhooks,
  rotateWebhookSecret,
  testWebhook,
  type Webhook,
  type WebhookSecret,
} from '@parvis/contracts';
import { IconAlertTriangle, IconKey, IconPlayerPause, IconPlayerPlay, IconSend, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../../api/use-endpoint.js';
import { useFair } from '../../../fair/use-fair.js';
import { useFormat } from '../../../i18n/use-format.js';
import { ConfirmDialog } from '../../../ui/confirm-dialog.js';
import { Panel } from '../../../ui/panel.js';
import { toastError } from '../../../ui/toast.js';
import { DeliveryLog } from './delivery-log.js';

interface WebhookPanelProps {
  webhook: Webhook;
  onSecret: (secret: WebhookSecret) => void;
}

/** One webhook: what it is told of, how it fares, its means and its log. */
export function WebhookPanel({ webhook, onSecret }: WebhookPanelProps) {
  const { t } = useTranslation('leads');
  const format = useFormat();
  const { fairId, fair } = useFair();
  const { id, url, events, by, createdAt, off } = webhook;
  const { host } = new URL(url);
  const [asked, ask] = useState<'rotate' | 'remove' | null>(null);
  const call = { params: { fairId, webhookId: id } };
  const means = { invalidates: [listWebhooks, listWebhookDeliveries], onError: toastError };
  const change = useAction(changeWebhook, means);
  const test = useAction(testWebhook, means);
  // Its deliveries go with it: nobody asks for them again.
  const remove = useAction(deleteWebhook, { ...means, invalidates: [listWebhooks] });
  const rotate = useAction(rotateWebhookSecret, {
    ...means,
    onSuccess: (secret) => {
      ask(null);
      onSecret(secret);
    },
  });
  return (
    <Panel title={host} actions={<WebhookState webhook={webhook} />}>
      <div>
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {url}
        </Text>
        <Text size="sm" c="dimmed">
          {events.map((event) => t(`webhooks.event.${event}`)).join(' · ')}
        </Text>
        <Text size="sm" c="dimmed">
          {t('webhooks.by', { name: by, at: format.moment(createdAt, fair.timeZone) })}
        </Text>
      </div>
      <HeldNote webhook={webhook} />
      <Group gap="sm">
        {off === null && (
          <Button
            variant="default"
            leftSection={<IconSend size={18} aria-hidden />}
            loading={test.isPending}
            onClick={() => test.mutate(call)}
          >
            {t('webhooks.test')}
          </Button>
        )}
        <Button
          variant="default"
          leftSection={
            off === null ? <IconPlayerPause size={18} aria-hidden /> : <IconPlayerPlay size={18} aria-hidden />
          }
          loading={change.isPending}
          onClick={() => change.mutate({ ...call, body: { isOn: off !== null } })}
        >
          {t(off === null ? 'webhooks.switchOff' : 'webhooks.switchOn')}
        </Button>
        <Button variant="default" leftSection={<IconKey size={18} aria-hidden />} onClick={() => ask('rotate')}>
          {t('webhooks.rotate')}
        </Button>
        <Button variant="default" leftSection={<IconTrash size={18} aria-hidden />} onClick={() => ask('remove')}>
          {t('webhooks.remove')}
        </Button>
      </Group>
      <DeliveryLog webhookId={id} host={host} isOn={off === null} />
      <ConfirmDialog
        isOpen={asked === 'rotate'}
        title={t('webhooks.rotate')}
        confirmLabel={t('webhooks.rotate')}
        isBusy={rotate.isPending}
        onConfirm={() => rotate.mutate(call)}
        onClose={() => ask(null)}
      >
        {t('webhooks.rotateText')}
      </ConfirmDialog>
      <ConfirmDialog
        isOpen={asked === 'remove'}
        title={`${t('webhooks.remove')}: ${host}`}
        confirmLabel={t('webhooks.remove')}
        isDangerous
        isBusy={remove.isPending}
        onConfirm={() => remove.mutate(call)}
        onClose={() => ask(null)}
      >
        {t('webhooks.removeText')}
      </ConfirmDialog>
    </Panel>
  );
}

/** Why messages wait, and what makes them go out. */
function HeldNote({ webhook: { heldUntil, failingSince, held, trouble, status } }: { webhook: Webhook }) {
  const { t } = useTranslation('leads');
  const format = useFormat();
  const { fair } = useFair();
  if (heldUntil === null || failingSince === null || trouble === null) return null;
  return (
    <Alert
      color="red.9"
      variant="outline"
      bg="white"
      icon={<IconAlertTriangle aria-hidden />}
      title={t('webhooks.heldTitle', { at: format.moment(failingSince, fair.timeZone) })}
    >
      {t('webhooks.heldText', {
        cause: t(`webhooks.trouble.${trouble}`, { status: status ?? '' }),
        next: format.time(heldUntil, fair.timeZone),
        count: held,
      })}
    </Alert>
  );
}

function WebhookState({ webhook: { off, failingSince, heldUntil } }: { webhook: Webhook }) {
  const { t } = useTranslation('leads');
  const format = useFormat();
  const { fair } = useFair();
  const [colour, words] =
    off !== null
      ? ([off === 'team' ? 'gray.7' : 'red.9', t(`webhooks.off.${off}`)] as const)
      : heldUntil !== null
        ? (['red.9', t('webhooks.held')] as const)
        : failingSince !== null
          ? (['orange.9', t('webhooks.failing', { at: format.moment(failingSince, fair.timeZone) })] as const)
          : (['petrol.8', t('webhooks.on')] as const);
  return (
    <Badge color={colour} tt="none" style={{ height: 'auto', whiteSpace: 'normal' }}>
      {words}
    </Badge>
  );
}
