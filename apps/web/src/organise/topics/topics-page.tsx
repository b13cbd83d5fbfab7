import { listTopics } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { Page } from '../../ui/page.js';
import { QueryView } from '../../ui/query-view.js';
import { TopicEditor } from './topic-editor.js';

/** The fair's taxonomy. */
export function TopicsPage() {
  const { t } = useTranslation('organiser');
  const { fairId } = useFair();
  const topics = useEndpoint(listTopics, { params: { fairId } }, { staleTime: Number.POSITIVE_INFINITY });
  return (
    <Page title={t('topics.title')} lead={t('topics.lead')}>
      <QueryView query={topics}>{(list) => <TopicEditor key={fairId} topics={list} />}</QueryView>
    </Page>
  );
}
