import { Button, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { listWebhookDeliveries, replayWebhookDelivery, type WebhookDelivery } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useAction, usePaged } from '../../../api/use-endpoint.js';
import { useFair } from '../../../fair/use-fair.js';
import { useFormat } from '../../../i18n/use-format.js';
import { DataTable } from '../../../ui/data-table.js';
import { LoadMore } from '../../../ui/load-more.js';
import { QueryView } from '../../../ui/query-view.js';
import { toastError } from '../../../ui/toast.js';

interface DeliveryLogProps {
  webhookId: string;
  host: string;
  isOn: boolean;
}

/** What was sent to a webhook and what came back, newest first. */
export function DeliveryLog({ webhookId, host, isOn }: DeliveryLogProps) {
  const { t } = useTranslation('leads');
  const format = useFormat();
  const { fairId, fair } = useFair();
  const params = { fairId, webhookId };
  const list = usePaged(listWebhookDeliveries, { params, query: { limit: 10 } }, { refetchInterval: 5_000 });
  const replay = useAction(replayWebhookDelivery, { invalidates: [listWebhookDeliveries], onError: toastError });
  const moment = (at: string) => format.moment(at, fair.timeZone);
  return (
    <Stack gap="xs">
      <Title order={3} size="h5">
        {t('webhooks.log')}
      </Title>
      <QueryView query={{ ...list, data: list.items }}>
        {(deliveries) =>
          deliveries.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t('webhooks.logEmpty')}
            </Text>
          ) : (
            <DataTable
              caption={t('webhooks.logOf', { host })}
              rows={deliveries}
              keyOf={({ id }) => id}
              columns={[
                { key: 'what', header: t('webhooks.what'), render: ({ event }) => t(`webhooks.event.${event}`) },
                { key: 'when', header: t('webhooks.when'), label: t('webhooks.when'), render: ({ at }) => moment(at) },
                {
                  key: 'outcome',
                  header: t('webhooks.outcome'),
                  label: t('webhooks.outcome'),
                  render: (delivery) => <Outcome delivery={delivery} />,
                },
                {
                  key: 'answer',
                  header: t('webhooks.answer'),
                  label: t('webhooks.answer'),
                  render: ({ answer }) => (
                    <Text size="xs" ff="monospace" lineClamp={3} style={{ overflowWrap: 'anywhere' }}>
                      {answer || '–'}
                    </Text>
                  ),
                },
                {
                  key: 'replay',
                  header: <VisuallyHidden>{t('webhooks.replay')}</VisuallyHidden>,
                  align: 'right',
                  render: ({ id, event, at }) =>
                    isOn && (
                      <Button
                        size="compact-sm"
                        variant="default"
                        aria-label={t('webhooks.replayOf', { event: t(`webhooks.event.${event}`), at: moment(at) })}
                        disabled={replay.isPending}
                        onClick={() => replay.mutate({ params: { ...params, deliveryId: id } })}
                      >
                        {t('webhooks.replay')}
                      </Button>
                    ),
                },
              ]}
            />
          )
        }
      </QueryView>
      <LoadMore list={list} />
    </Stack>
  );
}

const colours = { waiting: 'orange.9', delivered: 'petrol.8', failed: 'red.9', dropped: 'dimmed' } as const;

function Outcome({ delivery }: { delivery: WebhookDelivery }) {
  const { t } = useTranslation('leads');
  const format = useFormat();
  const { fair } = useFair();
  const { state, status, trouble, attempts, nextAt, tookMs } = delivery;
  const details = [
    trouble !== null
      ? t(`webhooks.trouble.${trouble}`, { status: status ?? '' })
      : status !== null && t('webhooks.status', { status }),
    attempts > 1 && t('webhooks.attempts', { count: attempts }),
    state === 'waiting' && nextAt === null && t('webhooks.waitsToo'),
    state === 'waiting' && attempts > 0 && nextAt && t('webhooks.next', { at: format.time(nextAt, fair.timeZone) }),
    state === 'delivered' && tookMs !== null && t('webhooks.took', { ms: format.number(tookMs) }),
  ].filter(Boolean);
  return (
    <>
      <Text size="sm" fw={600} c={colours[state]}>
        {t(`webhooks.state.${state}`)}
      </Text>
      <Text size="xs" c="dimmed">
        {details.join(' · ')}
      </Text>
    </>
  );
}
