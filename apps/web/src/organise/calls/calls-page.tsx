import { SegmentedControl, Text } from '@mantine/core';
import { type CallLine, getCallNumbers, listCalls } from '@parvis/contracts';
import { IconPhoneCall } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEndpoint, usePaged } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { EmptyState } from '../../ui/empty-state.js';
import { LoadMore } from '../../ui/load-more.js';
import { Page } from '../../ui/page.js';
import { QueryView } from '../../ui/query-view.js';
import { CallDetails } from './call-details.js';
import { CallNumbersPanel } from './call-numbers.js';
import { CallsTable } from './calls-table.js';

/** How the video calls of the fair go: in numbers, call by call, person by person. */
export function CallsPage() {
  const { t } = useTranslation('organiser');
  const { fairId } = useFair();
  const [which, setWhich] = useState<'all' | 'trouble'>('all');
  const [opened, open] = useState<CallLine | null>(null);
  const numbers = useEndpoint(getCallNumbers, { params: { fairId } }, { refetchInterval: 30_000 });
  const calls = usePaged(listCalls, { params: { fairId }, query: { which, limit: 50 } });
  return (
    <Page title={t('calls.title')} lead={t('calls.lead')}>
      <QueryView query={numbers}>{(all) => <CallNumbersPanel numbers={all} />}</QueryView>
      <SegmentedControl
        aria-label={t('calls.which')}
        value={which}
        onChange={(value) => setWhich(value as typeof which)}
        data={(['all', 'trouble'] as const).map((value) => ({ value, label: t(`calls.filter.${value}`) }))}
        style={{ alignSelf: 'start' }}
      />
      <QueryView query={calls}>
        {() =>
          calls.items?.length ? (
            <>
              <CallsTable calls={calls.items} onOpen={open} />
              <LoadMore list={calls} />
              <Text size="sm" c="dimmed">
                {t('calls.method')}
              </Text>
            </>
          ) : (
            <EmptyState
              icon={<IconPhoneCall size={40} stroke={1.3} aria-hidden />}
              title={t(which === 'all' ? 'calls.empty' : 'calls.noTrouble')}
            >
              {t(which === 'all' ? 'calls.emptyText' : 'calls.noTroubleText')}
            </EmptyState>
          )
        }
      </QueryView>
      <CallDetails call={opened} onClose={() => open(null)} />
    </Page>
  );
}
