import { NativeSelect, SimpleGrid, Stack } from '@mantine/core';
import { compareRun, type TimetableRun } from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Panel } from '../../ui/panel.js';
import { QueryView } from '../../ui/query-view.js';
import { Stat } from '../../ui/stat.js';
import { ChangeList } from './change-list.js';
import { useBases } from './use-bases.js';

/** How a run differs from the timetable on the agendas, or from another run that can be chosen. */
export function RunDifferences({ run }: { run: TimetableRun }) {
  const { t } = useTranslation('organiser');
  const { fairId } = useFair();
  const bases = useBases(run);
  const [chosen, choose] = useState<string | null>(null);
  const base = chosen ?? bases.usual;
  const comparison = useEndpoint(
    compareRun,
    { params: { fairId, runId: run.id }, query: { base: base || undefined } },
    { enabled: base !== null },
  );
  if (bases.isLoaded && bases.options.length === 0) {
    return <EmptyState title={t('timetable.diff.noBase')}>{t('timetable.diff.noBaseText')}</EmptyState>;
  }
  return (
    <Stack>
      <NativeSelect
        label={t('timetable.diff.against')}
        maw={420}
        value={base ?? ''}
        onChange={(event) => choose(event.currentTarget.value)}
        data={bases.options}
      />
      <QueryView query={comparison}>
        {(data) => (
          <>
            <Panel>
              <SimpleGrid cols={{ base: 2, sm: 5 }}>
                {(['added', 'moved', 'removed', 'unchanged'] as const).map((key) => (
                  <Stat key={key} label={t(`timetable.diff.${key}`)} value={data[key]} />
                ))}
                <Stat label={t('timetable.diff.people')} value={data.peopleAffected} />
              </SimpleGrid>
            </Panel>
            {data.added + data.moved + data.removed > 0 ? (
              <ChangeList runId={run.id} base={base || undefined} />
            ) : (
              <EmptyState title={t('timetable.diff.same')}>{t('timetable.diff.sameText')}</EmptyState>
            )}
          </>
        )}
      </QueryView>
    </Stack>
  );
}
