import { SegmentedControl, Stack, Text } from '@mantine/core';
import { type DutyRoster, listCallTasks } from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePaged } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { LoadMore } from '../../ui/load-more.js';
import { Panel } from '../../ui/panel.js';
import { QueryView } from '../../ui/query-view.js';
import { CallTaskItem } from './call-task-item.js';

/** Missed calls that somebody has to return, and those that were. */
export function CallTasks({ boothId, roster }: { boothId: string; roster: DutyRoster }) {
  const { t } = useTranslation('live');
  const { fairId } = useFair();
  const [done, setDone] = useState<'yes' | 'no'>('no');
  const list = usePaged(listCallTasks, { params: { fairId, boothId }, query: { limit: 20, done } });
  return (
    <Panel
      title={t('tasks.title')}
      lead={t('tasks.lead')}
      actions={
        <SegmentedControl
          aria-label={t('tasks.show')}
          value={done}
          onChange={(value) => setDone(value === 'yes' ? 'yes' : 'no')}
          data={[
            { value: 'no', label: t('tasks.open') },
            { value: 'yes', label: t('tasks.returned') },
          ]}
        />
      }
    >
      <QueryView query={{ ...list, data: list.items }}>
        {(tasks) =>
          tasks.length === 0 ? (
            <Text c="dimmed">{t(done === 'yes' ? 'tasks.noneDone' : 'tasks.none')}</Text>
          ) : (
            <>
              <Stack component="ul" gap="lg" m={0} p={0} style={{ listStyle: 'none' }}>
                {tasks.map((task) => (
                  <CallTaskItem key={task.id} boothId={boothId} task={task} roster={roster} />
                ))}
              </Stack>
              <LoadMore list={list} />
            </>
          )
        }
      </QueryView>
    </Panel>
  );
}
