import { Anchor, Text } from '@mantine/core';
import { listDocuments } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { Panel } from '../../ui/panel.js';
import { documentsOf } from './document-addresses.js';
import { DocumentList } from './document-list.js';

interface DocumentsSectionProps {
  boothId: string;
  /** Only those of this product. */
  productId?: string;
}

/** The documents on a booth's page or a product's; nothing where there are none, except for the team on its booth. */
export function DocumentsSection({ boothId, productId }: DocumentsSectionProps) {
  const { t } = useTranslation('documents');
  const { fairId } = useFair();
  const { data } = useEndpoint(listDocuments, { params: { fairId, boothId } });
  if (!data) return null;
  const items = productId ? data.items.filter((document) => document.productId === productId) : data.items;
  if (items.length === 0 && (productId || !data.isTeam)) return null;
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
      {items.length === 0 && <Text c="dimmed">{t('noneTeam')}</Text>}
      <DocumentList boothId={boothId} documents={items} isTeam={data.isTeam} />
    </Panel>
  );
}
