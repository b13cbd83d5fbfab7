import { getMatchSettings } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { Page } from '../../ui/page.js';
import { QueryView } from '../../ui/query-view.js';
import { MatchingEditor } from './matching-editor.js';

/** How people are matched in this fair: sliders with a live preview, and what was learnt from answers. */
export function MatchingPage() {
  const { t } = useTranslation('organiser');
  const { fairId } = useFair();
  const view = useEndpoint(getMatchSettings, { params: { fairId } });
  return (
    <Page title={t('matching.title')} lead={t('matching.lead')}>
      <QueryView query={view}>{(data) => <MatchingEditor key={fairId} view={data} />}</QueryView>
    </Page>
  );
}
