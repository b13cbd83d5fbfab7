import { Tabs } from '@mantine/core';
import { listLedDelegations } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { usePaged } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { Page } from '../../ui/page.js';
import { AgendaList } from './agenda-list.js';
import { MemberList } from './member-list.js';

/** What a lead sees of a delegation: the agendas that are open, and everybody who was invited. */
export function DelegationPage() {
  const { t } = useTranslation('delegations');
  const { fairId } = useFair();
  const { delegationId = '' } = useParams();
  const led = usePaged(listLedDelegations, { params: { fairId } });
  const delegation = led.items?.find(({ id }) => id === delegationId);
  return (
    <Page title={delegation?.name ?? t('led.one')} lead={t('lead.lead')}>
      <Tabs defaultValue="agendas" keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="agendas">{t('lead.agendas')}</Tabs.Tab>
          <Tabs.Tab value="members">{t('lead.members')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="agendas">
          <AgendaList delegationId={delegationId} />
        </Tabs.Panel>
        <Tabs.Panel value="members">
          <MemberList delegationId={delegationId} canBook />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
