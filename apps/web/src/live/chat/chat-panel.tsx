import { Button, Text } from '@mantine/core';
import { type DragEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../ui/error-state.js';
import classes from './chat.module.css';
import { ChatInput } from './chat-input.js';
import { ChatMessageItem } from './chat-message.js';
import { OutgoingItem } from './outgoing-item.js';
import { useChat } from './use-chat.js';
import { markChatRead } from './use-chat-unread.js';

export interface ChatPanelProps {
  fairId: string;
  /** The conversation; a room's has the id of the room. */
  roomId: string;
  /** Number of a message to begin behind; null: at the end. */
  from?: number | null;
  /** Why nothing can be written, in place of the input. */
  bar?: ReactNode;
  /** Between the messages and the input. */
  below?: ReactNode;
  /** How many have read an own message, in words. */
  readBy?: (seq: number) => string | null;
  /** What is shown is read up to this message. */
  onRead?: (seq: number) => void;
  onTyping?: () => void;
}

/** A conversation, as high as its place. What is shown counts as read. */
export function ChatPanel({ fairId, roomId, from = null, bar, below, readBy, onRead, onTyping }: ChatPanelProps) {
  const { t } = useTranslation('live');
  const chat = useChat(fairId, roomId, from);
  const { query, messages, outgoing } = chat;
  const [isOver, setOver] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const isAtEnd = useRef(from === null);
  const newest = messages?.at(-1)?.seq ?? 0;

  useEffect(() => {
    if (newest === 0) return;
    markChatRead(roomId, newest);
    onRead?.(newest);
  }, [roomId, newest, onRead]);
  // Whoever reads further up is left there.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is new moves the end, and nothing else does
  useLayoutEffect(() => {
    if (isAtEnd.current) list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [newest, outgoing.length]);

  const onScroll = () => {
    const { current } = list;
    if (current) isAtEnd.current = current.scrollHeight - current.scrollTop - current.clientHeight < 40;
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (bar) return;
    chat.sendFiles([...event.dataTransfer.files]);
  };
  const onDragOver = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setOver(true);
  };
  const send = (text: string) => {
    isAtEnd.current = true;
    chat.send(text);
  };

  if (query.error && messages === undefined) return <ErrorState error={query.error} onRetry={query.refetch} />;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is for pointers only, the button for files serves everyone
    <div className={classes.panel} onDragOver={onDragOver} onDragLeave={() => setOver(false)} onDrop={onDrop}>
      {query.hasNextPage && (
        <Button size="compact-sm" variant="subtle" loading={query.isFetchingNextPage} onClick={chat.earlier}>
          {t('chat.earlier')}
        </Button>
      )}
      <ul
        className={classes.list}
        ref={list}
        onScroll={onScroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls has to be reached by the keyboard
        tabIndex={0}
        aria-label={t('chat.title')}
        aria-live="polite"
      >
        {messages?.length === 0 && outgoing.length === 0 && (
          <Text component="li" size="sm" c="dimmed">
            {t('chat.empty')}
          </Text>
        )}
        {messages?.map((message) => (
          <ChatMessageItem
            key={message.id}
            fairId={fairId}
            roomId={roomId}
            message={message}
            isOwn={message.senderId === chat.selfId}
            canModerate={chat.canModerate}
            now={Date.now()}
            readBy={readBy}
            onDelete={chat.remove}
            onEdit={chat.edit}
          />
        ))}
        {query.hasPreviousPage && (
          <li>
            <Button size="compact-sm" variant="subtle" loading={query.isFetchingPreviousPage} onClick={chat.later}>
              {t('chat.later')}
            </Button>
          </li>
        )}
        {outgoing.map((message) => (
          <OutgoingItem key={message.clientId} message={message} onAgain={chat.again} onDiscard={chat.discard} />
        ))}
      </ul>
      {below}
      {bar ?? <ChatInput onText={send} onFiles={chat.sendFiles} onTyping={onTyping} />}
      {isOver && <div className={classes.drop}>{t('chat.drop')}</div>}
    </div>
  );
}
