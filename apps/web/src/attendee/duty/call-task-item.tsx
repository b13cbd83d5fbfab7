import { Anchor, Badge, Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { type CallTask, type DutyRoster, getAgenda, listCallTasks, updateCallTask } from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAction, useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { instantOf, wallTimeOf } from '../../i18n/wall-time.js';
import { toastError } from '../../ui/toast.js';
import { fullName } from '../people/full-name.js';
import { PersonLine } from '../people/person-line.js';
import { useNow } from '../time/use-now.js';

interface CallTaskItemProps {
  boothId: string;
  task: CallTask;
  roster: DutyRoster;
}

/** One missed call: who returns it, by when, or who has. */
export function CallTaskItem({ boothId, task, roster }: CallTaskItemProps) {
  const { t } = useTranslation('live');
  const { fairId } = useFair();
  const format = useFormat();
  const now = useNow();
  const update = useAction(updateCallTask, { invalidates: [listCallTasks], onError: toastError });
  const params = { fairId, boothId, taskId: task.id };
  // A meeting's page is for its people: with a colleague of the team it is not the reader's.
  const agenda = useEndpoint(getAgenda, { params: { fairId } }, { enabled: task.meetingId !== null });
  const isOwnMeeting = agenda.data?.meetings.some(({ id }) => id === task.meetingId);
  const name = fullName(task.caller);
  const isOverdue = task.doneAt === null && Date.parse(task.dueAt) < now;
  return (
    <Stack component="li" gap="xs">
      <Group justify="space-between" gap="sm">
        <PersonLine person={task.caller} heading="h3" />
        {isOverdue && (
          <Badge color="red.8" variant="outline">
            {t('tasks.overdue')}
          </Badge>
        )}
      </Group>
      <Text size="sm" c="dimmed">
        {t('tasks.calledAt', { moment: format.moment(task.calledAt) })}
      </Text>
      {task.message && <Text style={{ overflowWrap: 'anywhere' }}>{task.message}</Text>}
      {task.meetingId &&
        (isOwnMeeting ? (
          <Anchor component={Link} to={`/fairs/${fairId}/meetings/${task.meetingId}`}>
            {t('tasks.booked')}
          </Anchor>
        ) : (
          <Text size="sm">{t('tasks.bookedColleague')}</Text>
        ))}
      {task.doneAt === null ? (
        <Group gap="sm" align="flex-end">
          <Select
            label={t('tasks.assignee', { name })}
            placeholder={t('tasks.nobody')}
            clearable
            data={roster.people.map(({ person }) => ({ value: person.id, label: fullName(person) }))}
            value={task.assigneeId}
            onChange={(assigneeId) => update.mutate({ params, body: { assigneeId } })}
          />
          <DueField
            key={task.dueAt}
            task={task}
            label={t('tasks.dueName', { name })}
            onChange={(dueAt) => update.mutate({ params, body: { dueAt } })}
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
      ) : (
        <Group gap="sm">
          <Text size="sm">{doneWords(task, roster)}</Text>
          <Button
            variant="default"
            aria-label={t('tasks.reopenName', { name })}
            loading={update.isPending}
            onClick={() => update.mutate({ params, body: { isDone: false } })}
          >
            {t('tasks.reopen')}
          </Button>
        </Group>
      )}
    </Stack>
  );

  function doneWords({ doneAt, doneById }: CallTask, { people }: DutyRoster): string {
    const by = people.find(({ person }) => person.id === doneById)?.person;
    const moment = format.moment(doneAt ?? '');
    return by ? t('tasks.doneBy', { moment, name: fullName(by) }) : t('tasks.doneAt', { moment });
  }
}

/** Date and time on the fair's clock; kept when one leaves the field, so that nothing is sent while one types. */
function DueField({ task, label, onChange }: { task: CallTask; label: string; onChange(dueAt: string): void }) {
  const { t } = useTranslation('live');
  const { fair } = useFair();
  const known = wallTimeOf(task.dueAt, fair.timeZone);
  const [wall, setWall] = useState(known);
  const keep = () => {
    const instant = instantOf(wall, fair.timeZone);
    if (!instant) setWall(known);
    else if (wall !== known) onChange(instant);
  };
  return (
    <TextInput
      type="datetime-local"
      label={t('tasks.dueBy')}
      aria-label={label}
      value={wall}
      onChange={(event) => setWall(event.currentTarget.value)}
      onBlur={keep}
    />
  );
}
