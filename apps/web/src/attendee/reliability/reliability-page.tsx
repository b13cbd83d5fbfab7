import { Anchor, Group, Stack, Text } from '@mantine/core';
import { getReliability, listReliabilityCases, type Reliability } from '@parvis/contracts';
import { IconArrowLeft, IconClipboardCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useEndpoint, usePaged } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { EmptyState } from '../../ui/empty-state.js';
import { LoadMore } from '../../ui/load-more.js';
import { Page } from '../../ui/page.js';
import { Panel } from '../../ui/panel.js';
import { QueryView } from '../../ui/query-view.js';
import { CaseItem } from './case-item.js';
import { FigurePanel } from './figure-panel.js';

/** How reliable the viewer is, what that is made of, and how to object. */
export function ReliabilityPage() {
  const { t } = useTranslation(['attendance', 'attendee']);
  const { fairId } = useFair();
  const query = useEndpoint(getReliability, { params: { fairId } });
  return (
    <Page title={t('reliability.title')} lead={t('reliability.lead')} width="narrow">
      <Anchor component={Link} to={`/fairs/${fairId}/agenda`} size="sm" style={{ alignSelf: 'flex-start' }}>
        <Group gap={4}>
          <IconArrowLeft size={16} aria-hidden />
          {t('attendee:meeting.back')}
        </Group>
      </Anchor>
      <QueryView query={query}>{(reliability) => <Figures reliability={reliability} />}</QueryView>
      <Cases />
    </Page>
  );
}

function Figures({ reliability: { attendance, answers } }: { reliability: Reliability }) {
  const { t } = useTranslation('attendance');
  return (
    <Panel>
      <Group grow align="flex-start" preventGrowOverflow={false}>
        <FigurePanel half="attendance" figure={attendance} />
        <FigurePanel half="answers" figure={answers} />
      </Group>
      <Text size="sm" c="dimmed">
        {t('reliability.private')}
      </Text>
    </Panel>
  );
}

function Cases() {
  const { t } = useTranslation('attendance');
  const { fairId } = useFair();
  const list = usePaged(listReliabilityCases, { params: { fairId }, query: { limit: 20 } });
  return (
    <Panel title={t('reliability.cases')} lead={t('reliability.casesLead')}>
      <QueryView query={{ ...list, data: list.items }}>
        {(cases) =>
          cases.length === 0 ? (
            <EmptyState
              icon={<IconClipboardCheck size={40} stroke={1.4} color="var(--mantine-color-petrol-8)" aria-hidden />}
              title={t('reliability.none')}
            >
              {t('reliability.noneText')}
            </EmptyState>
          ) : (
            <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
              {cases.map((one) => (
                <CaseItem key={`${one.kind} ${one.id}`} one={one} />
              ))}
            </Stack>
          )
        }
      </QueryView>
      <LoadMore list={list} />
    </Panel>
  );
}
