import { Button, Group, Stack, Textarea } from '@mantine/core';
import { chatTextMax } from '@parvis/contracts';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface EditMessageProps {
  text: string;
  onSave: (text: string) => void;
  onClose: () => void;
}

/** Changes the words of an own message in its place. */
export function EditMessage({ text, onSave, onClose }: EditMessageProps) {
  const { t } = useTranslation(['live', 'common']);
  const [value, setValue] = useState(text);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (value.trim() !== '') onSave(value.trim());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape') onClose();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap={6}>
        <Textarea
          aria-label={t('chat.edit')}
          autosize
          minRows={1}
          maxRows={8}
          maxLength={chatTextMax}
          data-autofocus
          value={value}
          onChange={(event) => setValue(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <Group gap="xs">
          <Button type="submit" size="compact-sm" disabled={value.trim() === ''}>
            {t('common:action.save')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
