import { Anchor, Button, List, Stack, Text, Title } from '@mantine/core';
import { readChatFile } from '@parvis/contracts';
import { IconFile, IconPhoto } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../../api/client.js';
import { useLocale } from '../../i18n/use-locale.js';
import { fileSizeText } from '../../live/chat/file-size.js';
import { useMessages } from '../../live/chat/use-messages.js';

/** The files of a room's chat, the newest first, without the words between them. Nothing while there is none. */
export function CallFiles({ fairId, roomId }: { fairId: string; roomId: string }) {
  const { t } = useTranslation('room');
  const locale = useLocale();
  const id = useId();
  const { items, hasNextPage, isFetchingNextPage, fetchNextPage } = useMessages(fairId, roomId);
  const messages = (items ?? []).filter(({ file, isDeleted }) => file !== null && !isDeleted);
  if (messages.length === 0 && !hasNextPage) return null;
  return (
    <section aria-labelledby={id} data-call-files={messages.length}>
      <Title order={2} size="h5" id={id} mb={6}>
        {t('call.about.files')}
      </Title>
      <Stack gap={6} align="flex-start">
        <List listStyleType="none" spacing={8} size="sm">
          {messages.map(({ file, senderName }) => {
            if (file === null) return null;
            const Icon = file.picture === null ? IconFile : IconPhoto;
            return (
              <List.Item key={file.id} icon={<Icon size={18} aria-hidden />}>
                <Anchor
                  href={addressOf(readChatFile, { params: { fairId, conversationId: roomId, fileId: file.id } })}
                  target="_blank"
                  rel="noopener"
                  size="sm"
                  style={{ overflowWrap: 'anywhere' }}
                >
                  {file.name}
                </Anchor>
                <Text size="xs" c="dimmed">
                  {senderName} · {fileSizeText(file.size, locale)}
                </Text>
              </List.Item>
            );
          })}
        </List>
        {hasNextPage && (
          <Button size="compact-sm" variant="subtle" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('call.about.filesEarlier')}
          </Button>
        )}
      </Stack>
    </section>
  );
}
