import { SegmentedControl, Stack } from '@mantine/core';
import { listRuns } from '@parvis/contracts';
import { IconCalendarStats } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePaged } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { EmptyState } from '../../ui/empty-state.js';
import { LoadMore } from '../../ui/load-more.js';
import { QueryView } from '../../ui/query-view.js';
import { isActive } from './run-state.js';
import { RunTable } from './run-table.js';

const filters = ['all', 'plan', 'what-if'] as const;

/** Runs and what-ifs in one table, with a filter. */
export function RunList() {
  const { t } = useTranslation('organiser');
  const { fairId } = useFair();
  const [filter, setFilter] = useState<(typeof filters)[number]>('all');
  const runs = usePaged(
    listRuns,
    { params: { fairId }, query: { kind: filter === 'all' ? undefined : filter, limit: 20 } },
    { refetchInterval: (query) => (query.state.data?.pages.some((page) => page.items.some(isActive)) ? 3000 : false) },
  );
  const empty = {
    all: { title: t('timetable.empty.title'), text: t('timetable.empty.text') },
    plan: { title: t('timetable.filter.nonePlan'), text: t('timetable.empty.text') },
    'what-if': { title: t('timetable.filter.none'), text: t('timetable.filter.noneText') },
  }[filter];
  return (
    <QueryView query={runs}>
      {() => (
        <Stack>
          {(filter !== 'all' || Boolean(runs.items?.length)) && (
            <SegmentedControl
              aria-label={t('timetable.filter.label')}
              style={{ alignSelf: 'flex-start' }}
              value={filter}
              onChange={(value) => setFilter(filters.find((one) => one === value) ?? 'all')}
              data={filters.map((value) => ({ value, label: t(`timetable.filter.${value}`) }))}
            />
          )}
          {runs.items?.length ? (
            <>
              <RunTable runs={runs.items} />
              <LoadMore list={runs} />
            </>
          ) : (
            <EmptyState icon={<IconCalendarStats size={40} stroke={1.3} aria-hidden />} title={empty.title}>
              {empty.text}
            </EmptyState>
          )}
        </Stack>
      )}
    </QueryView>
  );
}
