import { Anchor, Badge, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { type Consent, getBoothContact, listConsents, revokeAllConsents, revokeConsent } from '@parvis/contracts';
import { IconShieldCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAction, usePaged } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { EmptyState } from '../../ui/empty-state.js';
import { LoadMore } from '../../ui/load-more.js';
import { Page } from '../../ui/page.js';
import { QueryView } from '../../ui/query-view.js';
import { toastError, toastSuccess } from '../../ui/toast.js';

const touched = [listConsents, getBoothContact] as const;

/** Who has the person's data: every receipt, and the way to take it back. */
export function ConsentsPage() {
  const { t } = useTranslation('leads');
  const { fairId } = useFair();
  const [isAsking, ask] = useState(false);
  const list = usePaged(listConsents, { params: { fairId }, query: { limit: 50 } });
  const revokeAll = useAction(revokeAllConsents, {
    invalidates: touched,
    onSuccess: () => {
      ask(false);
      toastSuccess(t('consents.revokedAll'));
    },
    onError: toastError,
  });
  const standing = list.items?.some(({ revokedAt }) => revokedAt === null);
  return (
    <Page
      title={t('consents.title')}
      lead={t('consents.lead')}
      width="narrow"
      actions={
        standing && (
          <Button variant="default" onClick={() => ask(true)}>
            {t('consents.revokeAll')}
          </Button>
        )
      }
    >
      <QueryView query={{ ...list, data: list.items }}>
        {(consents) =>
          consents.length === 0 ? (
            <EmptyState
              icon={<IconShieldCheck size={40} stroke={1.4} color="var(--mantine-color-petrol-8)" aria-hidden />}
              title={t('consents.empty')}
            >
              {t('consents.emptyText')}
            </EmptyState>
          ) : (
            <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
              {consents.map((consent) => (
                <Receipt key={consent.id} consent={consent} />
              ))}
            </Stack>
          )
        }
      </QueryView>
      <LoadMore list={list} />
      <ConfirmDialog
        isOpen={isAsking}
        title={t('consents.revokeAll')}
        confirmLabel={t('consents.revokeAll')}
        isDangerous
        isBusy={revokeAll.isPending}
        onConfirm={() => revokeAll.mutate({ params: { fairId } })}
        onClose={() => ask(false)}
      >
        {t('consents.revokeAllText')}
      </ConfirmDialog>
    </Page>
  );
}

function Receipt({ consent }: { consent: Consent }) {
  const { t } = useTranslation('leads');
  const { fairId, fair } = useFair();
  const format = useFormat();
  const { id, boothId, companyName, act, fields, at, revokedAt } = consent;
  const revoke = useAction(revokeConsent, {
    invalidates: touched,
    onSuccess: () => toastSuccess(t('consents.revoked', { company: companyName })),
    onError: toastError,
  });
  return (
    <Paper component="li" withBorder p="md">
      <Group justify="space-between" gap="sm">
        <div style={{ minWidth: 0, flex: '1 1 14rem' }}>
          <Anchor component={Link} to={`/fairs/${fairId}/hall/${boothId}`} fw={600}>
            {companyName}
          </Anchor>
          <Text size="sm">{format.list(fields.map((field) => t(`field.${field}`)))}</Text>
          <Text size="sm" c="dimmed">
            {t(`act.${act}`)} · {format.moment(at, fair.timeZone)}
          </Text>
        </div>
        {revokedAt ? (
          <Badge variant="outline" color="gray.7" tt="none">
            {t('consents.takenBack', { at: format.moment(revokedAt, fair.timeZone) })}
          </Badge>
        ) : (
          <Button
            variant="default"
            size="xs"
            aria-label={t('consents.revokeFrom', { company: companyName })}
            loading={revoke.isPending}
            onClick={() => revoke.mutate({ params: { fairId, consentId: id } })}
          >
            {t('consents.revoke')}
          </Button>
        )}
      </Group>
    </Paper>
  );
}
