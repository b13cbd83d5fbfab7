import { Alert, Anchor, Tabs, Text } from '@mantine/core';
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
import { RunMeetings } from './run-meetings.js';
import { RunNumbers } from './run-numbers.js';
import { RunProgress } from './run-progress.js';
import { RunRefusals } from './run-refusals.js';
import { isActive } from './run-state.js';

/** One run: its progress, then its numbers, meetings and refused wishes, and its publication. */
export function RunPage() {
  const { t } = useTranslation('organiser');
  const { fairId } = useFair();
  const format = useFormat();
  const { runId = '' } = useParams();
  const run = useEndpoint(
    getRun,
    { params: { fairId, runId } },
    { refetchInterval: (query) => (query.state.data && isActive(query.state.data) ? 2000 : false) },
  );
  return (
    <Page
      title={run.data ? t('timetable.number', { number: run.data.number }) : t('timetable.title')}
      lead={run.data && t('timetable.startedAt', { when: format.moment(run.data.createdAt) })}
    >
      <Anchor component={Link} to={`/fairs/${fairId}/organise/timetable`} size="sm">
        <IconArrowLeft size={14} aria-hidden /> {t('timetable.back')}
      </Anchor>
      <QueryView query={run}>
        {(data) => {
          if (isActive(data)) return <RunProgress run={data} />;
          if (data.status !== 'finished') {
            return (
              <Alert color={data.status === 'failed' ? 'red' : 'gray'} variant="outline" bg="white" role="status">
                <Text>{t(`timetable.ended.${data.status === 'failed' ? 'failed' : 'cancelled'}`)}</Text>
                {data.failure && (
                  <Text size="sm" c="dimmed">
                    {data.failure}
                  </Text>
                )}
              </Alert>
            );
          }
          return (
            <>
              <PublishPanel run={data} />
              <RunNumbers run={data} />
              <Tabs defaultValue="meetings" keepMounted={false}>
                <Tabs.List mb="md">
                  <Tabs.Tab value="meetings">{t('timetable.meetings')}</Tabs.Tab>
                  <Tabs.Tab value="refusals">{t('timetable.refusals')}</Tabs.Tab>
                </Tabs.List>
                <Tabs.Panel value="meetings">
                  <RunMeetings runId={runId} />
                </Tabs.Panel>
                <Tabs.Panel value="refusals">
                  <RunRefusals run={data} />
                </Tabs.Panel>
              </Tabs>
            </>
          );
        }}
      </QueryView>
    </Page>
  );
}
