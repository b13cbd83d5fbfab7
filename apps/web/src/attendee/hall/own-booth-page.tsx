import { getOwnBooth } from '@parvis/contracts';
import { IconBuildingStore } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Page } from '../../ui/page.js';
import { QueryView } from '../../ui/query-view.js';
import { BoothEditor } from '../booth-editor/booth-editor.js';

/** The booth of the viewer's company, edited as visitors see it. */
export function OwnBoothPage() {
  const { t } = useTranslation('attendee');
  const { fairId } = useFair();
  const query = useEndpoint(getOwnBooth, { params: { fairId } });
  const hasNone = query.error?.code === 'NOT_FOUND';
  return (
    <Page title={query.data?.companyName ?? t('booth.title')} lead={!hasNone && t('booth.editLead')}>
      {hasNone ? (
        <EmptyState
          icon={<IconBuildingStore size={40} stroke={1.4} color="var(--mantine-color-petrol-8)" aria-hidden />}
          title={t('booth.noneTitle')}
        >
          {t('booth.none')}
        </EmptyState>
      ) : (
        <QueryView query={query}>{(booth) => <BoothEditor key={booth.id} booth={booth} />}</QueryView>
      )}
    </Page>
  );
}
