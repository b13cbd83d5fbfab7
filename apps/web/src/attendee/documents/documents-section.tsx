import { Anchor, Text } from '@mantine/core';
import { listDocuments } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { Panel } from '../../ui/panel.js';
import { documentsOf } from './document-addresses.js';
import { DocumentList } from './document-list.js';

/** The documents on a booth's page; nothing where it has none, except for its team. */
export function DocumentsSection({ boothId }: { boothId: string }) {
  const { t } = useTranslation('documents');
  const { fairId } = useFair();
  const { data } = useEndpoint(listDocuments, { params: { fairId, boothId } });
  if (!data || (data.items.length === 0 && !data.isTeam)) return null;
  return (
    <Panel
      title={t('title')}
      id="booth-documents"
      lead={data.isTeam && t('atOnce')}
      actions={
        data.isTeam && (
          <Anchor component={Link} to={documentsOf(fairId, boothId)} size="sm">
            {t('manage')}
          </Anchor>
        )
      }
    >
      {data.items.length === 0 && <Text c="dimmed">{t('noneTeam')}</Text>}
      <DocumentList boothId={boothId} documents={data.items} />
    </Panel>
  );
}
