import { Button, Group, Stack, Text } from '@mantine/core';
import { type Badge, getBadge, renewBadge } from '@parvis/contracts';
import { IconPrinter, IconRefresh, IconShieldCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAction, useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { Page } from '../../ui/page.js';
import { Panel } from '../../ui/panel.js';
import { QueryView } from '../../ui/query-view.js';
import { toastError, toastSuccess } from '../../ui/toast.js';
import classes from './badge.module.css';
import { ContactCardForm } from './contact-card-form.js';
import { QrPicture } from './qr-picture.js';

/** The person's badge, and what it gives to whoever scans it. */
export function BadgePage() {
  const { t } = useTranslation('leads');
  const { fairId } = useFair();
  const badge = useEndpoint(getBadge, { params: { fairId } });
  return (
    <Page
      title={t('badge.title')}
      lead={t('badge.lead')}
      width="narrow"
      actions={
        <Button
          component={Link}
          to={`/fairs/${fairId}/consents`}
          variant="default"
          leftSection={<IconShieldCheck size={18} aria-hidden />}
        >
          {t('consents.title')}
        </Button>
      }
    >
      <QueryView query={badge}>
        {(one) => (
          <>
            <BadgeCard badge={one} />
            <ContactCardForm badge={one} />
          </>
        )}
      </QueryView>
    </Page>
  );
}

function BadgeCard({ badge }: { badge: Badge }) {
  const { t } = useTranslation('leads');
  const { fairId, fair } = useFair();
  const [isAsking, ask] = useState(false);
  const renew = useAction(renewBadge, {
    invalidates: [getBadge],
    onSuccess: () => {
      ask(false);
      toastSuccess(t('badge.renewed'));
    },
    onError: toastError,
  });
  return (
    <Panel>
      <div className={classes.badge}>
        <QrPicture text={badge.code} label={t('badge.qr')} />
        <Stack gap={2} align="center">
          <Text fw={650} size="xl">
            {badge.name}
          </Text>
          <Text>{[badge.jobTitle, badge.companyName].filter(Boolean).join(' · ')}</Text>
          <Text size="sm" c="dimmed">
            {fair.name}
          </Text>
          <Text ff="monospace" size="sm" data-testid="badge-code">
            {badge.code}
          </Text>
        </Stack>
      </div>
      <Group justify="center">
        <Button leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
          {t('badge.print')}
        </Button>
        <Button variant="default" leftSection={<IconRefresh size={18} aria-hidden />} onClick={() => ask(true)}>
          {t('badge.renew')}
        </Button>
      </Group>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('badge.renew')}
        confirmLabel={t('badge.renew')}
        isBusy={renew.isPending}
        onConfirm={() => renew.mutate({ params: { fairId } })}
        onClose={() => ask(false)}
      >
        {t('badge.renewText')}
      </ConfirmDialog>
    </Panel>
  );
}
