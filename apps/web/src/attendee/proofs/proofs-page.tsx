import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { getBooth, listProofs, type Proof } from '@parvis/contracts';
import { IconCertificate, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Page } from '../../ui/page.js';
import { Panel } from '../../ui/panel.js';
import { QueryView } from '../../ui/query-view.js';
import { OwnProof } from './own-proof.js';
import { ProofDialog } from './proof-dialog.js';
import { ProofLine } from './proof-line.js';

/** Certificates and references of a company: to judge it by, and for its team to keep. */
export function ProofsPage() {
  const { t } = useTranslation(['proofs', 'common']);
  const { fairId } = useFair();
  const { boothId = '' } = useParams();
  const params = { fairId, boothId };
  const booth = useEndpoint(getBooth, { params });
  const query = useEndpoint(listProofs, { params });
  const [edited, edit] = useState<Proof | 'new' | null>(null);
  const isTeam = query.data?.isTeam;
  return (
    <Page
      title={t('title')}
      lead={t(isTeam ? 'deskLead' : 'lead')}
      width="narrow"
      actions={
        <Group>
          <Anchor component={Link} to={`/fairs/${fairId}/hall/${boothId}`}>
            {booth.data ? t('toBoothOf', { company: booth.data.companyName }) : t('toBooth')}
          </Anchor>
          {isTeam && (
            <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => edit('new')}>
              {t('add')}
            </Button>
          )}
        </Group>
      }
    >
      <QueryView query={query}>
        {({ items, stated }) => (
          <>
            {items.length === 0 ? (
              <EmptyState icon={<IconCertificate size={40} stroke={1.3} aria-hidden />} title={t('none')}>
                {isTeam && t('noneTeam')}
              </EmptyState>
            ) : (
              <Panel>
                <Stack component="ul" gap="lg" m={0} p={0} style={{ listStyle: 'none' }}>
                  {items.map((proof) => (
                    <li key={proof.id}>
                      {isTeam ? <OwnProof proof={proof} onEdit={() => edit(proof)} /> : <ProofLine proof={proof} />}
                    </li>
                  ))}
                </Stack>
              </Panel>
            )}
            {stated.length > 0 && (
              <Text size="sm" c="dimmed">
                {t('statedList', { names: stated.join(', ') })}
              </Text>
            )}
          </>
        )}
      </QueryView>
      {edited && (
        <ProofDialog
          key={edited === 'new' ? 'new' : edited.id}
          boothId={boothId}
          proof={edited === 'new' ? null : edited}
          onClose={() => edit(null)}
        />
      )}
    </Page>
  );
}
