import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { type Delegation, endDelegation, listDelegations } from '@parvis/contracts';
import { IconFlag } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAction, usePaged } from '../../api/use-endpoint.js';
import { fullName } from '../../attendee/people/full-name.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { EmptyState } from '../../ui/empty-state.js';
import { LoadMore } from '../../ui/load-more.js';
import { Page } from '../../ui/page.js';
import { QueryView } from '../../ui/query-view.js';
import { toastError, toastSuccess } from '../../ui/toast.js';
import { DelegationDialog } from './delegation-dialog.js';

/** The delegations of the fair: chambers of commerce, trade missions and others who bring companies. */
export function DelegationsPage() {
  const { t } = useTranslation('delegations');
  const { fairId } = useFair();
  const [edited, edit] = useState<Delegation | 'new' | null>(null);
  const list = usePaged(listDelegations, { params: { fairId } });
  const add = <Button onClick={() => edit('new')}>{t('organise.add')}</Button>;
  return (
    <Page title={t('organise.title')} lead={t('organise.lead')} actions={list.total ? add : undefined}>
      <QueryView query={{ ...list, data: list.items }}>
        {(delegations) =>
          delegations.length === 0 ? (
            <EmptyState
              icon={<IconFlag size={40} stroke={1.4} color="var(--mantine-color-petrol-8)" aria-hidden />}
              title={t('organise.empty')}
              action={add}
            >
              {t('organise.emptyText')}
            </EmptyState>
          ) : (
            <>
              <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
                {delegations.map((delegation) => (
                  <Card key={delegation.id} delegation={delegation} onEdit={() => edit(delegation)} />
                ))}
              </Stack>
              <LoadMore list={list} />
            </>
          )
        }
      </QueryView>
      {edited && <DelegationDialog delegation={edited === 'new' ? null : edited} onClose={() => edit(null)} />}
    </Page>
  );
}

function Card({ delegation, onEdit }: { delegation: Delegation; onEdit: () => void }) {
  const { t } = useTranslation(['delegations', 'common']);
  const { fairId } = useFair();
  const format = useFormat();
  const [isAsking, ask] = useState(false);
  const { id, name, kind, country, leads, members, agendas, bookings } = delegation;
  const end = useAction(endDelegation, {
    invalidates: [listDelegations],
    onSuccess: () => toastSuccess(t('organise.ended')),
    onError: toastError,
  });
  return (
    <Paper component="li" withBorder p={{ base: 'md', sm: 'lg' }}>
      <Stack gap="xs">
        <Title order={2} size="h4" style={{ overflowWrap: 'anywhere' }}>
          {name}
        </Title>
        <Text size="sm" c="dimmed">
          {[kind, country && format.country(country)].filter(Boolean).join(' · ')}
        </Text>
        <Text size="sm">{t('organise.ledBy', { names: format.list(leads.map(fullName)) })}</Text>
        <Text size="sm">
          {t('count.members', { count: members })} · {t('count.agendas', { count: agendas })} ·{' '}
          {t('count.bookings', { count: bookings })}
        </Text>
        <Group gap="sm">
          <Button component={Link} to={`/fairs/${fairId}/organise/delegations/${id}`} variant="default">
            {t('organise.people')}
          </Button>
          <Button variant="default" onClick={onEdit} aria-label={t('organise.editName', { name })}>
            {t('organise.edit')}
          </Button>
          <Button
            variant="subtle"
            color="red.9"
            c="red.9"
            onClick={() => ask(true)}
            aria-label={t('organise.endName', { name })}
          >
            {t('organise.end')}
          </Button>
        </Group>
      </Stack>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('organise.endName', { name })}
        confirmLabel={t('organise.end')}
        isDangerous
        isBusy={end.isPending}
        onConfirm={() => end.mutate({ params: { fairId, delegationId: id } })}
        onClose={() => ask(false)}
      >
        {t('organise.endText')}
      </ConfirmDialog>
    </Paper>
  );
}
