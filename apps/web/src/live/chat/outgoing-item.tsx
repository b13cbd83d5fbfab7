import { Button, Group, Progress, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { MessageText } from './message-text.js';
import { isPassing, type OutgoingMessage } from './outbox.js';

interface OutgoingItemProps {
  message: OutgoingMessage;
  onAgain: (clientId: string) => void;
  onDiscard: (clientId: string) => void;
}

/** A message that is not in the chat yet: how far it is, or why it is not. */
export function OutgoingItem({ message, onAgain, onDiscard }: OutgoingItemProps) {
  const { t } = useTranslation(['live', 'errors']);
  const { clientId, text, file, progress, failure } = message;
  return (
    <li>
      <Text size="sm" component="div" c={failure === null ? 'dimmed' : undefined}>
        {file === null ? <MessageText text={text} /> : file.name}
      </Text>
      {failure === null && file !== null && (
        <Group gap="xs" wrap="nowrap">
          <Progress value={progress * 100} size="sm" flex={1} aria-label={t('chat.sendingFile', { name: file.name })} />
          <Button size="compact-xs" variant="subtle" onClick={() => onDiscard(clientId)}>
            {t('chat.cancel')}
          </Button>
        </Group>
      )}
      {failure === null && file === null && (
        <Text size="xs" c="dimmed">
          {t('chat.sending')}
        </Text>
      )}
      {failure !== null && (
        <Group gap="xs" role="alert">
          <Text size="xs" c="red.9">
            <IconAlertTriangle size={13} aria-hidden /> {t(isPassing(message) ? 'chat.notSentYet' : 'chat.notSent')}{' '}
            {t(`errors:codes.${failure}`)}
          </Text>
          <Button size="compact-xs" variant="default" onClick={() => onAgain(clientId)}>
            {t('chat.again')}
          </Button>
          <Button size="compact-xs" variant="subtle" onClick={() => onDiscard(clientId)}>
            {t('chat.discard')}
          </Button>
        </Group>
      )}
    </li>
  );
}
