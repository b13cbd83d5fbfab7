import { Anchor, Stack, Text } from '@mantine/core';
import { listDocumentReaders, listDocumentReadings, listDocuments } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useEndpoint, usePaged } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { LoadMore } from '../../ui/load-more.js';
import { Page } from '../../ui/page.js';
import { Panel } from '../../ui/panel.js';
import { QueryView } from '../../ui/query-view.js';
import { documentsOf } from './document-addresses.js';
import { ReaderItem } from './reader-item.js';
import { ReadingTable } from './reading-table.js';

/** Who may read a document, who has, and what exactly. */
export function ReadersPage() {
  const { t } = useTranslation(['documents', 'common', 'attendee']);
  const { fairId } = useFair();
  const { boothId = '', documentId = '' } = useParams();
  const params = { fairId, boothId, documentId };
  const documents = useEndpoint(listDocuments, { params: { fairId, boothId } });
  const readers = usePaged(listDocumentReaders, { params, query: { limit: 25 } });
  const log = usePaged(listDocumentReadings, { params, query: { limit: 50 } });
  const document = documents.data?.items.find(({ id }) => id === documentId);
  return (
    <Page
      title={t('readers.title')}
      lead={document?.title}
      actions={
        <Anchor component={Link} to={documentsOf(fairId, boothId)}>
          {t('toAll')}
        </Anchor>
      }
    >
      <QueryView query={{ ...readers, data: readers.items }}>
        {(people) => (
          <Panel title={t('readers.people')} lead={t('readers.peopleLead')}>
            {people.length === 0 && <Text c="dimmed">{t('readers.nobody')}</Text>}
            <Stack component="ul" gap="lg" m={0} p={0} style={{ listStyle: 'none' }}>
              {people.map((reader) => (
                <ReaderItem
                  key={reader.person.id}
                  boothId={boothId}
                  documentId={documentId}
                  level={document?.level ?? 'request'}
                  reader={reader}
                />
              ))}
            </Stack>
            <LoadMore list={readers} />
          </Panel>
        )}
      </QueryView>
      {log.items && log.items.length > 0 && (
        <Panel title={t('log.title')} lead={t('log.lead')}>
          <ReadingTable readings={log.items} caption={t('log.title')} isOwn={false} />
          <LoadMore list={log} />
        </Panel>
      )}
    </Page>
  );
}
