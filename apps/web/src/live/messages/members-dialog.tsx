import { Badge, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import {
  addConversationMembers,
  type ConversationView,
  getConversation,
  listConversationMembers,
  listConversations,
  removeConversationMember,
  renameConversation,
} from '@parvis/contracts';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction, usePaged } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { LoadMore } from '../../ui/load-more.js';
import { toastError } from '../../ui/toast.js';
import { PeoplePicker, type PickedPerson } from './people-picker.js';

const invalidates = [getConversation, listConversationMembers, listConversations];

/** Who is in a group, who comes into it, and its name. */
export function MembersDialog({ view, onClose }: { view: ConversationView; onClose: () => void }) {
  const { t } = useTranslation(['chat', 'common']);
  const { fairId } = useFair();
  const params = { fairId, conversationId: view.id };
  const [name, setName] = useState(view.name);
  const [people, setPeople] = useState<PickedPerson[]>([]);
  const members = usePaged(listConversationMembers, { params, query: { limit: 50 } });
  const rename = useAction(renameConversation, { invalidates, onError: toastError });
  const remove = useAction(removeConversationMember, { invalidates, onError: toastError });
  const add = useAction(addConversationMembers, { invalidates, onError: toastError, onSuccess: () => setPeople([]) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    rename.mutate({ params, body: { name } });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('group.manage')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Stack>
        {view.isOwner && (
          <form onSubmit={submit}>
            <Group align="flex-end" gap="xs">
              <TextInput
                label={t('group.name')}
                required
                maxLength={120}
                style={{ flex: 1 }}
                value={name}
                onChange={(event) => setName(event.currentTarget.value)}
              />
              <Button type="submit" variant="default" disabled={name.trim() === ''} loading={rename.isPending}>
                {t('group.rename')}
              </Button>
            </Group>
          </form>
        )}
        <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
          {members.items?.map((member) => (
            <Group key={member.id} component="li" justify="space-between" wrap="nowrap" gap="xs">
              <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                {member.name}{' '}
                <Text span size="xs" c="dimmed">
                  {member.companyName}
                </Text>
              </Text>
              {member.isOwner && (
                <Badge size="sm" variant="outline" color="stone.8">
                  {t('group.owner')}
                </Badge>
              )}
              {view.isOwner && member.id !== view.selfId && (
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={t('group.removeName', { name: member.name })}
                  disabled={remove.isPending}
                  onClick={() => remove.mutate({ params: { ...params, participantId: member.id } })}
                >
                  {t('group.remove')}
                </Button>
              )}
            </Group>
          ))}
        </Stack>
        {members.hasNextPage && <LoadMore list={members} />}
        <PeoplePicker picked={people} onPick={setPeople} />
        <Text size="sm" c="dimmed">
          {t('group.history')}
        </Text>
        <Button
          disabled={people.length === 0}
          loading={add.isPending}
          onClick={() => add.mutate({ params, body: { participantIds: people.map(({ id }) => id) } })}
        >
          {t('group.add')}
        </Button>
      </Stack>
    </Modal>
  );
}
