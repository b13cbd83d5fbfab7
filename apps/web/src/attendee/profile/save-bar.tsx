import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './profile-editor.module.css';

interface SaveBarProps {
  isSaving: boolean;
  onSave: () => void;
  onDiscard: () => void;
}

/** Stays in sight while there is something to save. */
export function SaveBar({ isSaving, onSave, onDiscard }: SaveBarProps) {
  const { t } = useTranslation(['common', 'attendee']);
  return (
    <section className={classes.bar} aria-label={t('unsaved')}>
      <Text size="sm" role="status">
        {t('unsaved')}
      </Text>
      <Group gap="xs">
        <Button variant="default" disabled={isSaving} onClick={onDiscard}>
          {t('attendee:discard')}
        </Button>
        <Button loading={isSaving} onClick={onSave}>
          {t('action.save')}
        </Button>
      </Group>
    </section>
  );
}
