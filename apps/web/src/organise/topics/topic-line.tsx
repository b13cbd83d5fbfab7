import { ActionIcon, Group, SimpleGrid, TextInput } from '@mantine/core';
import { type Locale, locales } from '@parvis/contracts';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { FieldReason } from '../../ui/field-reason.js';
import type { TopicDraft } from './topic-draft.js';
import classes from './topic-line.module.css';

export interface TopicLineProps {
  draft: TopicDraft;
  level: 'main' | 'sub';
  isFirst: boolean;
  isLast: boolean;
  /** Whether missing names are to be marked. */
  isChecked: boolean;
  onChange: (draft: TopicDraft) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

const flags = { en: 'EN', fr: 'FR' } as const;

/** The names of one topic in both languages, and the buttons that move and remove it. */
export function TopicLine({ draft, level, isFirst, isLast, isChecked, onChange, onMove, onRemove }: TopicLineProps) {
  const { t, i18n } = useTranslation('organiser');
  const locale: Locale = i18n.resolvedLanguage === 'fr' ? 'fr' : 'en';
  const name = draft.names[locale] || draft.names.en || t('topics.unnamed');
  const rename = (language: Locale, text: string) =>
    onChange({ ...draft, names: { ...draft.names, [language]: text } });
  return (
    <Group wrap="nowrap" align="flex-start" gap="xs">
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xs" className={classes.names}>
        {locales.map((language) => (
          <TextInput
            key={language}
            id={`${draft.key}-${language}`}
            lang={language}
            aria-label={t(`topics.name.${language}.${level}`)}
            leftSection={<span className={classes.flag}>{flags[language]}</span>}
            value={draft.names[language]}
            maxLength={80}
            error={isChecked && draft.names[language].trim() === '' && <FieldReason reason="required" />}
            onChange={(event) => rename(language, event.currentTarget.value)}
          />
        ))}
      </SimpleGrid>
      <Group gap={2} wrap="nowrap" className={classes.buttons}>
        <ActionIcon
          variant="subtle"
          color="dark"
          disabled={isFirst}
          aria-label={t('topics.up', { name })}
          onClick={() => onMove(-1)}
        >
          <IconArrowUp size={18} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="dark"
          disabled={isLast}
          aria-label={t('topics.down', { name })}
          onClick={() => onMove(1)}
        >
          <IconArrowDown size={18} aria-hidden />
        </ActionIcon>
        <ActionIcon variant="subtle" color="red.8" aria-label={t('topics.remove', { name })} onClick={onRemove}>
          <IconTrash size={18} aria-hidden />
        </ActionIcon>
      </Group>
    </Group>
  );
}
