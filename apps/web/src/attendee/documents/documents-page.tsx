import { Alert, Anchor } from '@mantine/core';
import { getBooth, listDocuments } from '@parvis/contracts';
import { IconEyeOff, IconFileText } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Page } from '../../ui/page.js';
import { Panel } from '../../ui/panel.js';
import { QueryView } from '../../ui/query-view.js';
import { BoothAgreement } from './booth-agreement.js';
import { DocumentList } from './document-list.js';
import { DocumentsDesk } from './documents-desk.js';

/** All documents of a booth: to read, and for its team to keep. */
export function DocumentsPage() {
  const { t } = useTranslation(['documents', 'booth', 'common']);
  const { fairId } = useFair();
  const { boothId = '' } = useParams();
  const params = { fairId, boothId };
  const booth = useEndpoint(getBooth, { params });
  const query = useEndpoint(listDocuments, { params });
  const isTeam = query.data?.isTeam;
  return (
    <Page
      title={t('title')}
      lead={t(isTeam ? 'deskLead' : 'lead')}
      width="narrow"
      actions={
        <Anchor component={Link} to={`/fairs/${fairId}/hall/${boothId}`}>
          {booth.data ? t('toBoothOf', { company: booth.data.companyName }) : t('toBooth')}
        </Anchor>
      }
    >
      {isTeam && booth.data && !booth.data.isPublished && (
        <Alert color="gray" variant="outline" bg="white" icon={<IconEyeOff aria-hidden />} role="status">
          {t('hidden')}
        </Alert>
      )}
      <QueryView query={query}>
        {({ items, limit }) =>
          isTeam ? (
            <>
              <DocumentsDesk boothId={boothId} documents={items} limit={limit} />
              <BoothAgreement boothId={boothId} />
            </>
          ) : items.length === 0 ? (
            <EmptyState icon={<IconFileText size={40} stroke={1.3} aria-hidden />} title={t('none')} />
          ) : (
            <Panel>
              <DocumentList boothId={boothId} documents={items} />
            </Panel>
          )
        }
      </QueryView>
    </Page>
  );
}
