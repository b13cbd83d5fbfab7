import { Button, Group, Select, Text, Title } from '@mantine/core';
import {
  assignConversation,
  type ConversationView,
  getChatUnread,
  getConversation,
  listBlocks,
  listConversationMembers,
  listConversations,
  removeBlock,
  removeConversationMember,
  setBlock,
} from '@parvis/contracts';
import { IconBan, IconDoorExit, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useAction, usePaged } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { toastError } from '../../ui/toast.js';
import { MembersDialog } from './members-dialog.js';
import { titleOf } from './title-of.js';

/** With whom one writes, and what can be done about it. */
export function ConversationHeader({ view }: { view: ConversationView }) {
  const { t } = useTranslation('chat');
  const { fairId } = useFair();
  const { kind, person, isTeam, boothId, memberCount } = view;
  return (
    <Group justify="space-between" align="flex-start" gap="xs" pb="sm" component="header">
      <div style={{ minWidth: 0 }}>
        <Title order={2} size="h4" style={{ overflowWrap: 'anywhere' }}>
          {titleOf(view)}
        </Title>
        <Text size="sm" c="dimmed">
          {kind === 'group'
            ? t('open.members', { count: memberCount })
            : (kind === 'direct' || isTeam) && person?.companyName}
        </Text>
      </div>
      <Group gap="xs">
        {person && (kind === 'direct' || isTeam) && (
          <Button component={Link} to={`/fairs/${fairId}/people/${person.id}`} size="compact-md" variant="default">
            {t('open.profile')}
          </Button>
        )}
        {kind === 'booth' && !isTeam && (
          <Button component={Link} to={`/fairs/${fairId}/hall/${boothId}`} size="compact-md" variant="default">
            {t('open.booth')}
          </Button>
        )}
        {isTeam && <Assignee view={view} />}
        {person && (kind === 'direct' || isTeam) && <Block view={view} person={person} />}
        {kind === 'group' && <GroupButtons view={view} />}
      </Group>
    </Group>
  );
}

function Assignee({ view }: { view: ConversationView }) {
  const { t } = useTranslation('chat');
  const { fairId } = useFair();
  const params = { fairId, conversationId: view.id };
  const { items } = usePaged(listConversationMembers, { params, query: { limit: 100 } });
  const assign = useAction(assignConversation, {
    invalidates: [getConversation, listConversations],
    onError: toastError,
  });
  const team = (items ?? []).filter(({ id }) => id !== view.person?.id);
  return (
    <Select
      size="xs"
      w={180}
      aria-label={t('open.assignee')}
      placeholder={t('open.nobody')}
      clearable
      clearButtonProps={{ 'aria-label': t('open.nobody') }}
      value={view.assignee?.id ?? null}
      data={team.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(participantId) => assign.mutate({ params, body: { participantId } })}
    />
  );
}

function Block({ view, person }: { view: ConversationView; person: NonNullable<ConversationView['person']> }) {
  const { t } = useTranslation(['chat', 'live']);
  const { fairId } = useFair();
  const [isAsking, setAsking] = useState(false);
  const options = {
    invalidates: [getConversation, listBlocks],
    onError: toastError,
    onSettled: () => setAsking(false),
  };
  const block = useAction(setBlock, options);
  const free = useAction(removeBlock, options);
  const params = { fairId, participantId: person.id };
  return (
    <>
      <Button
        size="compact-md"
        variant="default"
        leftSection={<IconBan size={16} aria-hidden />}
        loading={free.isPending}
        onClick={() => (view.hasBlocked ? free.mutate({ params }) : setAsking(true))}
      >
        {t(view.hasBlocked ? 'open.unblock' : 'open.block')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('open.blockTitle', { name: person.name })}
        confirmLabel={t('open.block')}
        isDangerous
        isBusy={block.isPending}
        onClose={() => setAsking(false)}
        onConfirm={() => block.mutate({ params })}
      >
        {t('open.blockText', { name: person.name })}
      </ConfirmDialog>
    </>
  );
}

function GroupButtons({ view }: { view: ConversationView }) {
  const { t } = useTranslation('chat');
  const { fairId } = useFair();
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<'members' | 'leave' | null>(null);
  const close = () => setDialog(null);
  const leave = useAction(removeConversationMember, {
    invalidates: [listConversations, getChatUnread],
    onError: toastError,
    onSuccess: () => void navigate(`/fairs/${fairId}/messages`),
  });
  return (
    <>
      <Button
        size="compact-md"
        variant="default"
        leftSection={<IconUsers size={16} aria-hidden />}
        onClick={() => setDialog('members')}
      >
        {t('group.manage')}
      </Button>
      <Button
        size="compact-md"
        variant="default"
        leftSection={<IconDoorExit size={16} aria-hidden />}
        onClick={() => setDialog('leave')}
      >
        {t('open.leave')}
      </Button>
      {dialog === 'members' && <MembersDialog view={view} onClose={close} />}
      <ConfirmDialog
        isOpen={dialog === 'leave'}
        title={t('open.leaveTitle')}
        confirmLabel={t('open.leave')}
        isDangerous
        isBusy={leave.isPending}
        onClose={close}
        onConfirm={() => leave.mutate({ params: { fairId, conversationId: view.id, participantId: view.selfId } })}
      >
        {t('open.leaveText')}
      </ConfirmDialog>
    </>
  );
}
