import { ActionIcon, FileButton, Group, Textarea } from '@mantine/core';
import { chatFileEndings, chatTextMax } from '@parvis/contracts';
import { IconPaperclip, IconSend2 } from '@tabler/icons-react';
import { type ClipboardEvent, type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';

const accept = chatFileEndings.map((ending) => `.${ending}`).join(',');

interface ChatInputProps {
  onText: (text: string) => void;
  onFiles: (files: readonly File[]) => void;
  onTyping?: () => void;
}

/** Where one writes: Enter sends, Shift and Enter begin a new line, files can be chosen or pasted. */
export function ChatInput({ onText, onFiles, onTyping }: ChatInputProps) {
  const { t } = useTranslation('live');
  const [text, setText] = useState('');
  const send = () => {
    if (text.trim() === '') return;
    onText(text.trim());
    setText('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // The call has keys of its own; Escape closes the panel from here, too.
    if (event.key !== 'Escape') event.stopPropagation();
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  const onPaste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files];
    if (files.length === 0) return;
    event.preventDefault();
    onFiles(files);
  };
  return (
    <Group gap={6} wrap="nowrap" align="flex-end">
      <FileButton accept={accept} multiple onChange={onFiles}>
        {(button) => (
          <ActionIcon {...button} variant="default" size={36} aria-label={t('chat.attach')}>
            <IconPaperclip size={18} aria-hidden />
          </ActionIcon>
        )}
      </FileButton>
      <Textarea
        flex={1}
        aria-label={t('chat.write')}
        placeholder={t('chat.write')}
        autosize
        minRows={1}
        maxRows={5}
        maxLength={chatTextMax}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          if (event.currentTarget.value !== '') onTyping?.();
        }}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      <ActionIcon size={36} aria-label={t('chat.send')} disabled={text.trim() === ''} onClick={send}>
        <IconSend2 size={18} aria-hidden />
      </ActionIcon>
    </Group>
  );
}
