import { ActionIcon, Group, Text } from '@mantine/core';
import { type ChatMessage, chatDeleteMinutes } from '@parvis/contracts';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import { MessageFile } from './message-file.js';
import { MessageText } from './message-text.js';

interface ChatMessageItemProps {
  fairId: string;
  roomId: string;
  message: ChatMessage;
  isOwn: boolean;
  canModerate: boolean;
  now: number;
  onDelete: (messageId: string) => void;
}

/** One message: who, when, and what. */
export function ChatMessageItem({ fairId, roomId, message, isOwn, canModerate, now, onDelete }: ChatMessageItemProps) {
  const { t } = useTranslation('live');
  const format = useFormat();
  const { createdAt, senderName, companyName, text, file, isDeleted } = message;
  const age = now - Date.parse(createdAt);
  const canDelete = !isDeleted && (canModerate || (isOwn && age < chatDeleteMinutes * 60_000));
  // What is older than half a day needs its date.
  const when = age > 12 * 3_600_000 ? format.moment(createdAt) : format.time(createdAt);
  return (
    <li>
      <Group justify="space-between" gap={4} wrap="nowrap" align="flex-start">
        <Text size="sm">
          <Text span fw={650}>
            {isOwn ? t('chat.you') : senderName}
          </Text>{' '}
          <Text span c="dimmed" size="xs">
            {!isOwn && companyName !== '' && `${companyName} · `}
            <time dateTime={createdAt}>{when}</time>
          </Text>
        </Text>
        {canDelete && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={t('chat.deleteOf', { time: when })}
            onClick={() => onDelete(message.id)}
          >
            <IconTrash size={15} aria-hidden />
          </ActionIcon>
        )}
      </Group>
      <Text size="sm" component="div" c={isDeleted ? 'dimmed' : undefined} fs={isDeleted ? 'italic' : undefined}>
        {isDeleted ? t('chat.deleted') : <MessageText text={text} />}
        {file && <MessageFile fairId={fairId} roomId={roomId} file={file} />}
      </Text>
    </li>
  );
}
