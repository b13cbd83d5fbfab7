import { Anchor, Button, Group, Select, Stack, Text } from '@mantine/core';
import { type CallTask, type DutyRoster, listCallTasks, updateCallTask } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAction, usePaged } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { LoadMore } from '../../ui/load-more.js';
import { Panel } from '../../ui/panel.js';
import { QueryView } from '../../ui/query-view.js';
import { toastError } from '../../ui/toast.js';
import { fullName } from '../people/full-name.js';
import { PersonLine } from '../people/person-line.js';

/** Missed calls that somebody has to return. */
export function CallTasks({ boothId, roster }: { boothId: string; roster: DutyRoster }) {
  const { t } = useTranslation('live');
  const { fairId } = useFair();
  const list = usePaged(listCallTasks, { params: { fairId, boothId }, query: { limit: 20 } });
  return (
    <Panel title={t('tasks.title')} lead={t('tasks.lead')}>
      <QueryView query={{ ...list, data: list.items }}>
        {(tasks) =>
          tasks.length === 0 ? (
            <Text c="dimmed">{t('tasks.none')}</Text>
          ) : (
            <>
              <Stack component="ul" gap="lg" m={0} p={0} style={{ listStyle: 'none' }}>
                {tasks.map((task) => (
                  <Task key={task.id} boothId={boothId} task={task} roster={roster} />
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

function Task({ boothId, task, roster }: { boothId: string; task: CallTask; roster: DutyRoster }) {
  const { t } = useTranslation('live');
  const { fairId } = useFair();
  const format = useFormat();
  const update = useAction(updateCallTask, { invalidates: [listCallTasks], onError: toastError });
  const params = { fairId, boothId, taskId: task.id };
  const name = fullName(task.caller);
  return (
    <Stack component="li" gap="xs">
      <PersonLine person={task.caller} heading="h3" />
      <Text size="sm" c="dimmed">
        {t('tasks.called', { moment: format.moment(task.calledAt), due: format.moment(task.dueAt) })}
      </Text>
      {task.message && <Text style={{ overflowWrap: 'anywhere' }}>{task.message}</Text>}
      {task.meetingId && (
        <Anchor component={Link} to={`/fairs/${fairId}/meetings/${task.meetingId}`}>
          {t('tasks.booked')}
        </Anchor>
      )}
      <Group gap="sm" align="flex-end">
        <Select
          label={t('tasks.assignee', { name })}
          placeholder={t('tasks.nobody')}
          clearable
          data={roster.people.map(({ person }) => ({ value: person.id, label: fullName(person) }))}
          value={task.assigneeId}
          onChange={(assigneeId) => update.mutate({ params, body: { assigneeId } })}
        />
        <Button
          variant="default"
          aria-label={t('tasks.doneName', { name })}
          loading={update.isPending}
          onClick={() => update.mutate({ params, body: { isDone: true } })}
        >
          {t('tasks.done')}
        </Button>
      </Group>
    </Stack>
  );
}
