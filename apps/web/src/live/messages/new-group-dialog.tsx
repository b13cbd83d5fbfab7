import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { listConversations, openGroupConversation } from '@parvis/contracts';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { toastError } from '../../ui/toast.js';
import { PeoplePicker, type PickedPerson } from './people-picker.js';

/** Begins a group with a name and its first people. */
export function NewGroupDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['chat', 'common']);
  const { fairId } = useFair();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [people, setPeople] = useState<PickedPerson[]>([]);
  const open = useAction(openGroupConversation, {
    invalidates: [listConversations],
    onError: toastError,
    onSuccess: ({ id }) => {
      onClose();
      void navigate(`/fairs/${fairId}/messages/${id}`);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    open.mutate({ params: { fairId }, body: { name, participantIds: people.map(({ id }) => id) } });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('group.title')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={t('group.name')}
            required
            maxLength={120}
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <PeoplePicker picked={people} onPick={setPeople} />
          <Text size="sm" c="dimmed">
            {t('group.history')}
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common:action.cancel')}
            </Button>
            <Button type="submit" disabled={name.trim() === '' || people.length === 0} loading={open.isPending}>
              {t('group.create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
