import { Stack } from '@mantine/core';
import { listOwnDelegations } from '@parvis/contracts';
import { IconShieldCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { usePaged } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { EmptyState } from '../../ui/empty-state.js';
import { LoadMore } from '../../ui/load-more.js';
import { Page } from '../../ui/page.js';
import { QueryView } from '../../ui/query-view.js';
import { OwnDelegationPanel } from './own-delegation-panel.js';

/** Which delegations have asked the reader, and what each may see and do. */
export function OwnDelegationsPage() {
  const { t } = useTranslation('delegations');
  const { fairId } = useFair();
  const list = usePaged(listOwnDelegations, { params: { fairId } });
  return (
    <Page title={t('own.title')} lead={t('own.lead')} width="narrow">
      <QueryView query={{ ...list, data: list.items }}>
        {(delegations) =>
          delegations.length === 0 ? (
            <EmptyState
              icon={<IconShieldCheck size={40} stroke={1.4} color="var(--mantine-color-petrol-8)" aria-hidden />}
              title={t('own.empty')}
            >
              {t('own.emptyText')}
            </EmptyState>
          ) : (
            <Stack>
              {delegations.map((delegation) => (
                <OwnDelegationPanel key={delegation.id} delegation={delegation} />
              ))}
              <LoadMore list={list} />
            </Stack>
          )
        }
      </QueryView>
    </Page>
  );
}
