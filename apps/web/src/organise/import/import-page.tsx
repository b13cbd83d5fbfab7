import { Anchor } from '@mantine/core';
import { getImport } from '@parvis/contracts';
import { IconArrowLeft } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { Page } from '../../ui/page.js';
import { QueryView } from '../../ui/query-view.js';
import { ImportProgress } from './import-progress.js';
import { ImportResult } from './import-result.js';
import { MappingForm } from './mapping-form.js';

/** One import: first its columns, then its progress, then its result. */
export function ImportPage() {
  const { t } = useTranslation('organiser');
  const { fairId } = useFair();
  const { importId = '' } = useParams();
  const run = useEndpoint(
    getImport,
    { params: { fairId, importId } },
    // The socket brings the news faster; this also works where sockets are blocked.
    { refetchInterval: (query) => (query.state.data?.status === 'running' ? 2000 : false) },
  );
  return (
    <Page title={run.data?.fileName ?? t('import.title')} lead={run.data && t(`import.kind.${run.data.kind}`)}>
      <Anchor component={Link} to={`/fairs/${fairId}/organise/import`} size="sm">
        <IconArrowLeft size={14} aria-hidden /> {t('import.back')}
      </Anchor>
      <QueryView query={run}>
        {(data) => {
          if (data.status === 'uploaded') return <MappingForm key={data.id} run={data} />;
          if (data.status === 'running') return <ImportProgress run={data} />;
          return <ImportResult run={data} />;
        }}
      </QueryView>
    </Page>
  );
}
