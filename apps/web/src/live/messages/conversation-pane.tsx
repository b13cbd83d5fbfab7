import { Alert, Anchor, Button, Group, Text } from '@mantine/core';
import {
  answerConversation,
  type ConversationView,
  getBoothStaffing,
  getChatUnread,
  getConversation,
  listConversations,
  markConversationRead,
  sayTyping,
} from '@parvis/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call } from '../../api/client.js';
import { invalidate, useAction, useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { useTyping } from '../../realtime/chat-news.js';
import { QueryView } from '../../ui/query-view.js';
import { toastError } from '../../ui/toast.js';
import { ChatPanel } from '../chat/chat-panel.js';
import { ConversationHeader } from './conversation-header.js';

interface PaneProps {
  conversationId: string;
  /** Number of a message to begin behind; null: at the end. */
  from: number | null;
}

/** An open conversation: with whom, what was written, where to write. */
export function ConversationPane({ conversationId, from }: PaneProps) {
  const { fairId } = useFair();
  const query = useEndpoint(getConversation, { params: { fairId, conversationId } });
  return <QueryView query={query}>{(view) => <Open view={view} from={from} />}</QueryView>;
}

/** Whoever writes on says so again after this. */
const typingMs = 3_000;

function Open({ view, from }: { view: ConversationView; from: number | null }) {
  const { t } = useTranslation('chat');
  const { fairId } = useFair();
  const client = useQueryClient();
  const toldTyping = useRef(0);
  const { id } = view;
  const onRead = useCallback(
    (seq: number) => {
      // What lies in a tab that nobody looks at is not read.
      if (document.visibilityState !== 'visible') return;
      void call(markConversationRead, { params: { fairId, conversationId: id }, body: { seq } })
        .then(() => invalidate(client, [getChatUnread, listConversations]))
        .catch(() => undefined);
    },
    [client, fairId, id],
  );
  const lastSeq = view.lastMessage?.seq ?? 0;
  useEffect(() => {
    const onVisible = () => lastSeq > 0 && onRead(lastSeq);
    document.addEventListener('visibilitychange', onVisible);
    return () => document.removeEventListener('visibilitychange', onVisible);
  }, [lastSeq, onRead]);
  const onTyping = () => {
    if (Date.now() - toldTyping.current < typingMs) return;
    toldTyping.current = Date.now();
    void call(sayTyping, { params: { fairId, conversationId: id } }).catch(() => undefined);
  };
  const readBy = (seq: number) => {
    const count = view.readMarks.filter((mark) => mark.seq >= seq).length;
    if (count === 0) return null;
    return view.kind === 'direct' ? t('open.read') : t('open.readBy', { count });
  };
  return (
    <>
      <ConversationHeader view={view} />
      {view.kind === 'booth' && !view.isTeam && view.boothId && <Hours boothId={view.boothId} />}
      {from !== null && (
        <Anchor component={Link} to={`/fairs/${fairId}/messages/${id}`} size="sm" ta="center" py={4}>
          {t('open.end')}
        </Anchor>
      )}
      <ChatPanel
        fairId={fairId}
        roomId={id}
        from={from}
        readBy={readBy}
        onRead={onRead}
        onTyping={onTyping}
        below={<TypingLine conversationId={id} />}
        bar={view.isRequest ? <Request view={view} /> : view.bar && <Bar text={t(`bar.${view.bar}`)} />}
      />
    </>
  );
}

function TypingLine({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation('chat');
  const names = useTyping(conversationId);
  return (
    <Text size="xs" c="dimmed" mih={18} role="status">
      {names.length > 0 && t('open.typing', { count: names.length, names: names.slice(0, 3).join(', ') })}
    </Text>
  );
}

function Bar({ text }: { text: string }) {
  return (
    <Alert color="gray" variant="outline" p="sm" role="status">
      {text}
    </Alert>
  );
}

/** When the team of a booth is there to answer. */
function Hours({ boothId }: { boothId: string }) {
  const { t } = useTranslation('chat');
  const { fairId } = useFair();
  const format = useFormat();
  const { data } = useEndpoint(getBoothStaffing, { params: { fairId, boothId } });
  if (!data) return null;
  const text = data.isOpenNow
    ? t('open.boothOpen')
    : data.opensAt
      ? t('open.boothHours', { when: format.moment(data.opensAt) })
      : t('open.boothClosed');
  return (
    <Text size="sm" c="dimmed" pb="xs">
      {text}
    </Text>
  );
}

function Request({ view }: { view: ConversationView }) {
  const { t } = useTranslation('chat');
  const { fairId } = useFair();
  const answer = useAction(answerConversation, {
    invalidates: [getConversation, listConversations, getChatUnread],
    onError: toastError,
  });
  const say = (isAccepted: boolean) =>
    answer.mutate({ params: { fairId, conversationId: view.id }, body: { isAccepted } });
  return (
    <Alert color="gray" variant="outline" p="sm">
      <Text size="sm">{t('request.text', { name: view.person?.name ?? '' })}</Text>
      <Group gap="xs" mt="xs">
        <Button size="compact-md" loading={answer.isPending} onClick={() => say(true)}>
          {t('request.accept')}
        </Button>
        <Button size="compact-md" variant="default" disabled={answer.isPending} onClick={() => say(false)}>
          {t('request.decline')}
        </Button>
      </Group>
    </Alert>
  );
}
