import { Tabs } from '@mantine/core';
import type { TimetableRun } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import classes from '../narrow-tabs.module.css';
import { RunDifferences } from './run-differences.js';
import { RunLoads } from './run-loads.js';
import { RunMeetings } from './run-meetings.js';
import { RunRefusals } from './run-refusals.js';

const tabs = ['meetings', 'refusals', 'load', 'differences'] as const;

/** What a finished run consists of; the address names the open tab. */
export function RunTabs({ run }: { run: TimetableRun }) {
  const { t } = useTranslation('organiser');
  const [params, setParams] = useSearchParams();
  const tab = tabs.find((one) => one === params.get('tab')) ?? 'meetings';
  return (
    <Tabs
      value={tab}
      onChange={(value) => setParams(value && value !== 'meetings' ? { tab: value } : {}, { replace: true })}
      keepMounted={false}
    >
      <Tabs.List mb="md" className={classes.list}>
        <Tabs.Tab value="meetings">{t('timetable.meetings')}</Tabs.Tab>
        <Tabs.Tab value="refusals">{t('timetable.refused')}</Tabs.Tab>
        <Tabs.Tab value="load">{t('timetable.load.tab')}</Tabs.Tab>
        <Tabs.Tab value="differences">{t('timetable.diff.tab')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="meetings">
        <RunMeetings runId={run.id} />
      </Tabs.Panel>
      <Tabs.Panel value="refusals">
        <RunRefusals run={run} />
      </Tabs.Panel>
      <Tabs.Panel value="load">
        <RunLoads run={run} />
      </Tabs.Panel>
      <Tabs.Panel value="differences">
        <RunDifferences run={run} />
      </Tabs.Panel>
    </Tabs>
  );
}
