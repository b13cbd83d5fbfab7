import { ActionIcon, Badge, Button, Group, SegmentedControl } from '@mantine/core';
import type { Locale } from '@parvis/contracts';
import { IconArrowBackUp, IconWorldUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import classes from './booth-editor.module.css';
import { DraftState } from './draft-state.js';
import type { BoothDraftInHand } from './use-booth-draft.js';

export type EditorMode = 'edit' | 'preview';

interface PublishBarProps {
  hand: BoothDraftInHand;
  mode: EditorMode;
  language: Locale;
  onMode: (mode: EditorMode) => void;
  onLanguage: (language: Locale) => void;
  onPublish: () => void;
}

/** Stays in sight: whether all is kept, what visitors see, and the way to show them more. */
export function PublishBar({ hand, mode, language, onMode, onLanguage, onPublish }: PublishBarProps) {
  const { t } = useTranslation(['booth', 'common']);
  const [isDiscarding, setDiscarding] = useState(false);
  const { draft, state } = hand;
  const isChanged = draft.savedAt !== null || state !== 'kept';
  const shown = draft.publishedAt === null ? 'hidden' : isChanged ? 'changed' : 'published';
  return (
    <section className={classes.bar} aria-label={t('bar.label')}>
      <Group gap="sm">
        <SegmentedControl
          size="sm"
          aria-label={t('bar.mode')}
          value={mode}
          onChange={(value) => onMode(value as EditorMode)}
          data={(['edit', 'preview'] as const).map((value) => ({ value, label: t(`bar.${value}`) }))}
        />
        <SegmentedControl
          size="sm"
          aria-label={t('bar.language')}
          value={language}
          onChange={(value) => onLanguage(value as Locale)}
          data={[
            { value: 'en', label: 'English' },
            { value: 'fr', label: 'Français' },
          ]}
        />
        <ActionIcon
          variant="default"
          size="lg"
          aria-label={t('bar.undo')}
          title={t('bar.undo')}
          disabled={!hand.canUndo}
          onClick={() => hand.keeper.undo()}
        >
          <IconArrowBackUp size={18} aria-hidden />
        </ActionIcon>
        <DraftState hand={hand} />
      </Group>
      <Group gap="sm">
        <Badge variant="outline" color={shown === 'published' ? 'petrol.8' : 'dark'} size="lg">
          {t(`bar.shown.${shown}`)}
        </Badge>
        {isChanged && (
          <Button variant="default" onClick={() => setDiscarding(true)} loading={hand.discard.isPending}>
            {t('bar.discard')}
          </Button>
        )}
        <Button
          leftSection={<IconWorldUpload size={18} aria-hidden />}
          disabled={shown === 'published' || state === 'conflict'}
          loading={hand.publish.isPending}
          onClick={onPublish}
        >
          {t('bar.publish')}
        </Button>
      </Group>
      <ConfirmDialog
        isOpen={isDiscarding}
        isDangerous
        title={t('bar.discardTitle')}
        confirmLabel={t('bar.discard')}
        onClose={() => setDiscarding(false)}
        onConfirm={() => {
          setDiscarding(false);
          hand.discardNow();
        }}
      >
        {t('bar.discardText')}
      </ConfirmDialog>
    </section>
  );
}
