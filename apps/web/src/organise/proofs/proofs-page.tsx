import { Stack, Tabs } from '@mantine/core';
import { listProofsToDecide, type ProofStanding, proofStandings } from '@parvis/contracts';
import { IconCertificate } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePaged } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { EmptyState } from '../../ui/empty-state.js';
import { LoadMore } from '../../ui/load-more.js';
import { Page } from '../../ui/page.js';
import { Panel } from '../../ui/panel.js';
import { QueryView } from '../../ui/query-view.js';
import classes from '../narrow-tabs.module.css';
import { ProofToDecideItem } from './proof-to-decide.js';
import { StandardAgreement } from './standard-agreement.js';

/** What companies claim, to be verified, and the agreement that is signed at booths without one of their own. */
export function ProofsPage() {
  const { t } = useTranslation(['proofs', 'documents', 'common']);
  const { fairId } = useFair();
  const [standing, setStanding] = useState<ProofStanding>('stated');
  const list = usePaged(listProofsToDecide, { params: { fairId }, query: { standing, limit: 50 } });
  return (
    <Page title={t('organise.title')} lead={t('organise.lead')}>
      <Tabs value={standing} onChange={(value) => setStanding(value as ProofStanding)}>
        <Tabs.List className={classes.list} aria-label={t('organise.which')}>
          {proofStandings.map((value) => (
            <Tabs.Tab key={value} value={value}>
              {t(`organise.standing.${value}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={standing} pt="lg">
          <QueryView query={{ ...list, data: list.items }}>
            {(proofs) =>
              proofs.length > 0 ? (
                <Panel>
                  <Stack component="ul" gap="xl" m={0} p={0} style={{ listStyle: 'none' }}>
                    {proofs.map((proof) => (
                      <ProofToDecideItem key={proof.id} proof={proof} />
                    ))}
                  </Stack>
                  <LoadMore list={list} />
                </Panel>
              ) : (
                <EmptyState
                  icon={<IconCertificate size={40} stroke={1.3} aria-hidden />}
                  title={t(`organise.empty.${standing}`)}
                />
              )
            }
          </QueryView>
        </Tabs.Panel>
      </Tabs>
      <StandardAgreement />
    </Page>
  );
}
