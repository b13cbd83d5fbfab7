import { Anchor, Group, Text } from '@mantine/core';
import { type ChatFile, readChatFile } from '@parvis/contracts';
import { IconFile } from '@tabler/icons-react';
import { addressOf } from '../../api/client.js';
import { useLocale } from '../../i18n/use-locale.js';
import classes from './chat.module.css';
import { fileSizeText } from './file-size.js';

/** A file in the chat: a picture is shown, everything else is downloaded. */
export function MessageFile({ fairId, roomId, file }: { fairId: string; roomId: string; file: ChatFile }) {
  const locale = useLocale();
  const href = addressOf(readChatFile, { params: { fairId, conversationId: roomId, fileId: file.id } });
  const { picture } = file;
  if (picture !== null) {
    return (
      <a href={href} target="_blank" rel="noopener">
        <img
          className={classes.picture}
          src={href}
          alt={file.name}
          width={picture.width}
          height={picture.height}
          loading="lazy"
        />
      </a>
    );
  }
  return (
    <Anchor href={href} download={file.name} underline="hover">
      <Group gap={6} wrap="nowrap" align="flex-start">
        <IconFile size={18} aria-hidden style={{ flexShrink: 0 }} />
        <span className={classes.text}>
          {file.name}{' '}
          <Text span size="xs" c="dimmed">
            {fileSizeText(file.size, locale)}
          </Text>
        </span>
      </Group>
    </Anchor>
  );
}
