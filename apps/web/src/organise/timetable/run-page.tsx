import { Anchor } from '@mantine/core';
import { getRun } from '@parvis/contracts';
import { IconArrowLeft } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { Page } from '../../ui/page.js';
import { QueryView } from '../../ui/query-view.js';
import { PublishPanel } from './publish-panel.js';
import { RunFailure } from './run-failure.js';
import { RunNumbers } from './run-numbers.js';
import { RunProgress } from './run-progress.js';
import { isActive } from './run-state.js';
import { RunTabs } from './run-tabs.js';
import { useRunWords } from './use-run-words.js';
import { WhatIfBanner } from './what-if-banner.js';
import { WhatIfComparison } from './what-if-comparison.js';

/** One run: its progress, then its numbers, meetings, refused wishes, loads and differences; a plan can be published. */
export function RunPage() {
  const { t } = useTranslation('organiser');
  const { fairId } = useFair();
  const format = useFormat();
  const words = useRunWords();
  const { runId = '' } = useParams();
  const run = useEndpoint(
    getRun,
    { params: { fairId, runId } },
    { refetchInterval: (query) => (query.state.data && isActive(query.state.data) ? 2000 : false) },
  );
  const started = run.data && t('timetable.startedAt', { when: format.moment(run.data.createdAt) });
  return (
    <Page
      title={run.data ? words.nameOf(run.data) : t('timetable.title')}
      lead={run.data?.note ? `${run.data.note} · ${started}` : started}
    >
      <Anchor component={Link} to={`/fairs/${fairId}/organise/timetable`} size="sm">
        <IconArrowLeft size={14} aria-hidden /> {t('timetable.back')}
      </Anchor>
      <QueryView query={run}>
        {(data) => (
          <>
            {data.changes && <WhatIfBanner changes={data.changes} />}
            {isActive(data) && <RunProgress run={data} />}
            {(data.status === 'failed' || data.status === 'cancelled') && <RunFailure run={data} />}
            {data.status === 'finished' && (
              <>
                {data.kind === 'plan' ? <PublishPanel run={data} /> : <WhatIfComparison run={data} />}
                <RunNumbers run={data} />
                <RunTabs key={data.id} run={data} />
              </>
            )}
          </>
        )}
      </QueryView>
    </Page>
  );
}
