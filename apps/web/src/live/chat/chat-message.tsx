import { ActionIcon, Group, Text } from '@mantine/core';
import { type ChatMessage, chatDeleteMinutes } from '@parvis/contracts';
import { IconFlag, IconPencil, IconTrash } from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import { lazily } from '../../ui/lazily.js';
import { EditMessage } from './edit-message.js';
import { MessageFile } from './message-file.js';
import { MessageText } from './message-text.js';

const ReportDialog = lazily(async () => (await import('./report-dialog.js')).ReportDialog);

interface ChatMessageItemProps {
  fairId: string;
  roomId: string;
  message: ChatMessage;
  isOwn: boolean;
  canModerate: boolean;
  now: number;
  readBy?: (seq: number) => string | null;
  onDelete: (messageId: string) => void;
  onEdit: (messageId: string, text: string) => void;
}

/** One message: who, when, what, and what can be done about it. */
export function ChatMessageItem(props: ChatMessageItemProps) {
  const { fairId, roomId, message, isOwn, canModerate, now, readBy, onDelete, onEdit } = props;
  const { t } = useTranslation('live');
  const format = useFormat();
  const [isEditing, setEditing] = useState(false);
  const [isReporting, setReporting] = useState(false);
  const { createdAt, senderName, companyName, text, file, isDeleted, isHidden, editedAt } = message;
  const age = now - Date.parse(createdAt);
  const isThere = !isDeleted && !isHidden;
  const isFresh = isThere && isOwn && age < chatDeleteMinutes * 60_000;
  const canDelete = isThere && (canModerate || isFresh);
  // What is older than half a day needs its date.
  const when = age > 12 * 3_600_000 ? format.moment(createdAt) : format.time(createdAt);
  const action = (label: string, Icon: typeof IconTrash, onClick: () => void) => (
    <ActionIcon variant="subtle" color="gray" size="sm" aria-label={label} onClick={onClick}>
      <Icon size={15} aria-hidden />
    </ActionIcon>
  );
  return (
    <li data-seq={message.seq}>
      <Group justify="space-between" gap={4} wrap="nowrap" align="flex-start">
        <Text size="sm">
          <Text span fw={650}>
            {isOwn ? t('chat.you') : senderName}
          </Text>{' '}
          <Text span c="dimmed" size="xs">
            {!isOwn && companyName !== '' && `${companyName} · `}
            <time dateTime={createdAt}>{when}</time>
            {isThere && editedAt !== null && ` · ${t('chat.edited')}`}
            {isThere && isOwn && readBy?.(message.seq) && ` · ${readBy(message.seq)}`}
          </Text>
        </Text>
        <Group gap={2} wrap="nowrap">
          {isFresh && file === null && action(t('chat.editOf', { time: when }), IconPencil, () => setEditing(true))}
          {canDelete && action(t('chat.deleteOf', { time: when }), IconTrash, () => onDelete(message.id))}
          {isThere &&
            !isOwn &&
            action(t('chat.reportOf', { name: senderName, time: when }), IconFlag, () => setReporting(true))}
        </Group>
      </Group>
      {isEditing && isFresh ? (
        <EditMessage
          text={text}
          onSave={(better) => {
            setEditing(false);
            if (better !== text) onEdit(message.id, better);
          }}
          onClose={() => setEditing(false)}
        />
      ) : (
        <Text size="sm" component="div" c={isThere ? undefined : 'dimmed'} fs={isThere ? undefined : 'italic'}>
          {isThere ? <MessageText text={text} /> : t(isHidden ? 'chat.hidden' : 'chat.deleted')}
          {file && <MessageFile fairId={fairId} roomId={roomId} file={file} />}
        </Text>
      )}
      {isReporting && (
        <Suspense>
          <ReportDialog fairId={fairId} conversationId={roomId} message={message} onClose={() => setReporting(false)} />
        </Suspense>
      )}
    </li>
  );
}
