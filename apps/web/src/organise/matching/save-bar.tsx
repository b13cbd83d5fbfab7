import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './matching.module.css';

interface SaveBarProps {
  isSaving: boolean;
  onSave: () => void;
  onDiscard: () => void;
}

/** Stays in sight while the settings differ from those that count. */
export function SaveBar({ isSaving, onSave, onDiscard }: SaveBarProps) {
  const { t } = useTranslation(['organiser', 'common']);
  return (
    <section className={classes.bar} aria-label={t('common:unsaved')}>
      <Text size="sm" role="status">
        {t('matching.unsaved')}
      </Text>
      <Group gap="xs">
        <Button variant="default" disabled={isSaving} onClick={onDiscard}>
          {t('matching.discard')}
        </Button>
        <Button loading={isSaving} onClick={onSave}>
          {t('common:action.save')}
        </Button>
      </Group>
    </section>
  );
}
