import { CloseButton, TextInput, type TextInputProps } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface SearchFieldProps extends Omit<TextInputProps, 'onChange' | 'value' | 'defaultValue'> {
  label: string;
  defaultValue?: string;
  /** Called when typing pauses. */
  onSearch: (text: string) => void;
}

/** A search field that asks only when typing pauses. */
export function SearchField({ label, defaultValue = '', onSearch, ...input }: SearchFieldProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(defaultValue);
  const search = useDebouncedCallback(onSearch, 300);
  const change = (value: string) => {
    setText(value);
    search(value.trim());
  };
  return (
    <TextInput
      {...input}
      type="search"
      label={label}
      value={text}
      maxLength={100}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={text && <CloseButton size="sm" aria-label={t('action.clear')} onClick={() => change('')} />}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}
