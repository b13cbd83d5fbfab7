import { Anchor, Button, Stack } from '@mantine/core';
import { listWebhooks, mostWebhooks, type WebhookSecret } from '@parvis/contracts';
import { IconExternalLink, IconPlus, IconWebhook } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEndpoint } from '../../../api/use-endpoint.js';
import { useFair } from '../../../fair/use-fair.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { Page } from '../../../ui/page.js';
import { QueryView } from '../../../ui/query-view.js';
import { SecretDialog } from './secret-dialog.js';
import { WebhookDialog } from './webhook-dialog.js';
import { WebhookPanel } from './webhook-panel.js';

/** Addresses outside that are told of the booth's leads, and what became of each message. */
export function WebhooksPage() {
  const { t } = useTranslation('leads');
  const { fairId } = useFair();
  const [isAdding, setAdding] = useState(false);
  const [shown, setShown] = useState<(WebhookSecret & { isNext: boolean }) | null>(null);
  const query = useEndpoint(listWebhooks, { params: { fairId } }, { refetchInterval: 15_000 });
  const add = (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAdding(true)}>
      {t('webhooks.add')}
    </Button>
  );
  const count = query.data?.length ?? 0;
  return (
    <Page
      title={t('webhooks.title')}
      lead={
        <>
          {t('webhooks.lead')}{' '}
          <Anchor
            href="https://www.standardwebhooks.com/#verifying-webhooks"
            target="_blank"
            rel="noreferrer"
            inherit
            underline="always"
          >
            {t('webhooks.howTo')} <IconExternalLink size={14} aria-hidden />
          </Anchor>
        </>
      }
      actions={count > 0 && count < mostWebhooks && add}
    >
      <QueryView query={query}>
        {(webhooks) =>
          webhooks.length === 0 ? (
            <EmptyState
              icon={<IconWebhook size={40} stroke={1.4} color="var(--mantine-color-petrol-8)" aria-hidden />}
              title={t('webhooks.empty')}
              action={add}
            >
              {t('webhooks.emptyText')}
            </EmptyState>
          ) : (
            <Stack gap="lg">
              {webhooks.map((webhook) => (
                <WebhookPanel
                  key={webhook.id}
                  webhook={webhook}
                  onSecret={(next) => setShown({ ...next, isNext: true })}
                />
              ))}
            </Stack>
          )
        }
      </QueryView>
      {isAdding && (
        <WebhookDialog
          onAdded={(secret) => {
            setAdding(false);
            setShown({ ...secret, isNext: false });
          }}
          onClose={() => setAdding(false)}
        />
      )}
      {shown && <SecretDialog secret={shown.secret} isNext={shown.isNext} onClose={() => setShown(null)} />}
    </Page>
  );
}
