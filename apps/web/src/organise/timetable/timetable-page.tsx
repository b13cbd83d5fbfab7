import { SimpleGrid, Tabs } from '@mantine/core';
import { getWishStats } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { Page } from '../../ui/page.js';
import { Panel } from '../../ui/panel.js';
import { Stat } from '../../ui/stat.js';
import { RepairList } from './repair-list.js';
import { RunList } from './run-list.js';
import { StartRun } from './start-run.js';
import { WhatIfButton } from './what-if-button.js';

/** The timetable's runs and what-ifs, and what the published one repaired by itself. */
export function TimetablePage() {
  const { t } = useTranslation('organiser');
  const { fair, fairId } = useFair();
  const [params, setParams] = useSearchParams();
  const wishes = useEndpoint(getWishStats, { params: { fairId } });
  const tab = params.get('tab') === 'repairs' ? 'repairs' : 'runs';
  const runs = <RunList />;
  return (
    <Page
      title={t('timetable.title')}
      lead={t('timetable.lead')}
      actions={
        <>
          <WhatIfButton />
          <StartRun />
        </>
      }
    >
      {wishes.data && (
        <Panel>
          <SimpleGrid cols={{ base: 1, xs: 3 }}>
            <Stat label={t('timetable.wishes')} value={wishes.data.wishes} />
            <Stat label={t('timetable.mutualPairs')} value={wishes.data.mutualPairs} />
            <Stat label={t('timetable.peopleWithWish')} value={wishes.data.peopleWithWish} />
          </SimpleGrid>
        </Panel>
      )}
      {fair.publishedAt === null ? (
        runs
      ) : (
        <Tabs
          value={tab}
          onChange={(value) => setParams(value === 'repairs' ? { tab: value } : {}, { replace: true })}
          keepMounted={false}
        >
          <Tabs.List mb="md">
            <Tabs.Tab value="runs">{t('timetable.runs')}</Tabs.Tab>
            <Tabs.Tab value="repairs">{t('timetable.repairs.tab')}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="runs">{runs}</Tabs.Panel>
          <Tabs.Panel value="repairs">
            <RepairList />
          </Tabs.Panel>
        </Tabs>
      )}
    </Page>
  );
}
