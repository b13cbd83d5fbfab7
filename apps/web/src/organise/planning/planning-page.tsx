import { Tabs } from '@mantine/core';
import { getPlanningRules } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { Page } from '../../ui/page.js';
import { QueryView } from '../../ui/query-view.js';
import classes from '../narrow-tabs.module.css';
import { LimitsPanel } from './limits-panel.js';
import { OrderPanel } from './order-panel.js';
import { PairsPanel } from './pairs-panel.js';
import { RulesForm } from './rules-form.js';

const tabs = ['everybody', 'limits', 'pairs', 'order'] as const;

/** What every timetable has to respect: for everybody, for single people, for pairs, and in which order. */
export function PlanningPage() {
  const { t } = useTranslation('organiser');
  const { fairId } = useFair();
  const [params, setParams] = useSearchParams();
  const tab = tabs.find((one) => one === params.get('tab')) ?? 'everybody';
  const rules = useEndpoint(getPlanningRules, { params: { fairId } });
  return (
    <Page title={t('planning.title')} lead={t('planning.lead')}>
      <Tabs
        keepMounted={false}
        value={tab}
        onChange={(value) => setParams(value && value !== 'everybody' ? { tab: value } : {}, { replace: true })}
      >
        <Tabs.List mb="md" className={classes.list}>
          {tabs.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`planning.tab.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {/* What was changed there stays while another tab is looked at. */}
        <Tabs.Panel value="everybody" keepMounted>
          <QueryView query={rules}>{(data) => <RulesForm key={fairId} rules={data} />}</QueryView>
        </Tabs.Panel>
        <Tabs.Panel value="limits">
          <LimitsPanel />
        </Tabs.Panel>
        <Tabs.Panel value="pairs">
          <PairsPanel />
        </Tabs.Panel>
        <Tabs.Panel value="order">
          <OrderPanel />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
