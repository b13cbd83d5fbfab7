import { Stack } from '@mantine/core';
import { listOwnDocuments, listOwnReadings } from '@parvis/contracts';
import { IconFileText } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useEndpoint, usePaged } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { EmptyState } from '../../ui/empty-state.js';
import { LoadMore } from '../../ui/load-more.js';
import { Page } from '../../ui/page.js';
import { Panel } from '../../ui/panel.js';
import { QueryView } from '../../ui/query-view.js';
import { DocumentLine } from './document-line.js';
import { ReadingTable } from './reading-table.js';

/** What the viewer asked for, may read and has signed for, and what exhibitors see of the reading. */
export function OwnDocumentsPage() {
  const { t } = useTranslation(['documents', 'common']);
  const { fairId } = useFair();
  const query = useEndpoint(listOwnDocuments, { params: { fairId } });
  const log = usePaged(listOwnReadings, { params: { fairId }, query: { limit: 50 } });
  return (
    <Page title={t('own.title')} lead={t('own.lead')}>
      <QueryView query={query}>
        {(documents) =>
          documents.length === 0 ? (
            <EmptyState icon={<IconFileText size={40} stroke={1.3} aria-hidden />} title={t('own.none')}>
              {t('own.noneText')}
            </EmptyState>
          ) : (
            <Panel title={t('own.list')}>
              <Stack component="ul" gap="md" m={0} p={0} style={{ listStyle: 'none' }}>
                {documents.map(({ boothId, companyName, document }) => (
                  <li key={document.id}>
                    <DocumentLine boothId={boothId} document={document} note={companyName} />
                  </li>
                ))}
              </Stack>
            </Panel>
          )
        }
      </QueryView>
      {log.items && log.items.length > 0 && (
        <Panel title={t('own.log')} lead={t('own.logLead')}>
          <ReadingTable readings={log.items} caption={t('own.log')} isOwn />
          <LoadMore list={log} />
        </Panel>
      )}
    </Page>
  );
}
