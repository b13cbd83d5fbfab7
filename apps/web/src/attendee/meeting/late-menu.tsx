import { Button, Menu } from '@mantine/core';
import { type AgendaMeeting, getAgenda, getMeeting, type LateMinutes, sayLate } from '@parvis/contracts';
import { IconRun } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { toastError, toastSuccess } from '../../ui/toast.js';

const choices: readonly LateMinutes[] = [5, 10, 15];

/** Tells the other side by how much one is late. */
export function LateMenu({ meeting: { id: meetingId } }: { meeting: Pick<AgendaMeeting, 'id'> }) {
  const { t } = useTranslation('reminders');
  const { fairId } = useFair();
  const say = useAction(sayLate, {
    invalidates: [getAgenda, getMeeting],
    onSuccess: () => toastSuccess(t('late.told')),
    onError: toastError,
  });
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button variant="subtle" size="sm" leftSection={<IconRun size={18} aria-hidden />} loading={say.isPending}>
          {t('late.say')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map((minutes) => (
          <Menu.Item key={minutes} onClick={() => say.mutate({ params: { fairId, meetingId }, body: { minutes } })}>
            {t('late.minutes', { count: minutes })}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
