import { Button, SimpleGrid } from '@mantine/core';
import { getWishStats, listRuns, startRun } from '@parvis/contracts';
import { IconCalendarStats, IconPlayerPlay } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAction, useEndpoint, usePaged } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { EmptyState } from '../../ui/empty-state.js';
import { LoadMore } from '../../ui/load-more.js';
import { Page } from '../../ui/page.js';
import { Panel } from '../../ui/panel.js';
import { QueryView } from '../../ui/query-view.js';
import { Stat } from '../../ui/stat.js';
import { toastError } from '../../ui/toast.js';
import { isActive } from './run-state.js';
import { RunTable } from './run-table.js';

/** The timetable's runs; a new one can be started at any time, nothing is published by it. */
export function TimetablePage() {
  const { t } = useTranslation('organiser');
  const { fairId } = useFair();
  const navigate = useNavigate();
  const runs = usePaged(
    listRuns,
    { params: { fairId }, query: { limit: 20 } },
    { refetchInterval: (query) => (query.state.data?.pages.some((page) => page.items.some(isActive)) ? 3000 : false) },
  );
  const wishes = useEndpoint(getWishStats, { params: { fairId } });
  const start = useAction(startRun, {
    invalidates: [listRuns],
    onSuccess: ({ id }) => void navigate(id),
    onError: toastError,
  });
  const hasActive = runs.items?.some(isActive) ?? false;
  const button = (
    <Button
      leftSection={<IconPlayerPlay size={18} aria-hidden />}
      loading={start.isPending}
      disabled={hasActive}
      onClick={() => start.mutate({ params: { fairId } })}
    >
      {t('timetable.start')}
    </Button>
  );

  return (
    <Page title={t('timetable.title')} lead={t('timetable.lead')} actions={runs.items?.length ? button : undefined}>
      {wishes.data && (
        <Panel>
          <SimpleGrid cols={{ base: 1, xs: 3 }}>
            <Stat label={t('timetable.wishes')} value={wishes.data.wishes} />
            <Stat label={t('timetable.mutualPairs')} value={wishes.data.mutualPairs} />
            <Stat label={t('timetable.peopleWithWish')} value={wishes.data.peopleWithWish} />
          </SimpleGrid>
        </Panel>
      )}
      <QueryView query={runs}>
        {() =>
          runs.items?.length ? (
            <>
              <RunTable runs={runs.items} />
              <LoadMore list={runs} />
            </>
          ) : (
            <EmptyState
              icon={<IconCalendarStats size={40} stroke={1.3} aria-hidden />}
              title={t('timetable.empty.title')}
              action={button}
            >
              {t('timetable.empty.text')}
            </EmptyState>
          )
        }
      </QueryView>
    </Page>
  );
}
