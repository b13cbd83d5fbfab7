import { Button, Group, Stack } from '@mantine/core';
import {
  getMatchSettings,
  type MatchSettingsView,
  previewMatchSettings,
  setMatchSettings,
  usualMatchSettings,
} from '@parvis/contracts';
import { IconRestore } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { LeaveGuard } from '../../ui/leave-guard.js';
import { toastError, toastSuccess } from '../../ui/toast.js';
import { LearningPanel } from './learning-panel.js';
import { isSameSettings } from './match-settings.rules.js';
import classes from './matching.module.css';
import { PillarsPanel } from './pillars-panel.js';
import { PreviewPanel } from './preview-panel.js';
import { ReachPanel } from './reach-panel.js';
import { SaveBar } from './save-bar.js';

/** A draft of the settings beside its preview; nothing counts before it is saved. */
export function MatchingEditor({ view }: { view: MatchSettingsView }) {
  const { t } = useTranslation('organiser');
  const { fairId } = useFair();
  // Without a draft the page follows what is saved, also when somebody else saves.
  const [draft, setDraft] = useState<MatchSettingsView['settings'] | null>(null);
  const settings = draft ?? view.settings;
  const isDirty = draft !== null && !isSameSettings(draft, view.settings);
  const save = useAction(setMatchSettings, {
    invalidates: [getMatchSettings, previewMatchSettings],
    onSuccess: () => {
      setDraft(null);
      toastSuccess(t('matching.saved'));
    },
    onError: toastError,
  });
  return (
    <>
      <div className={classes.editor}>
        <PillarsPanel settings={settings} onChange={setDraft}>
          {!isSameSettings(settings, usualMatchSettings) && (
            <Group justify="flex-end">
              <Button
                variant="subtle"
                size="compact-sm"
                leftSection={<IconRestore size={16} aria-hidden />}
                onClick={() => setDraft(usualMatchSettings)}
              >
                {t('matching.reset')}
              </Button>
            </Group>
          )}
        </PillarsPanel>
        <PreviewPanel settings={settings} isDirty={isDirty} />
        <Stack className={classes.rest}>
          <ReachPanel settings={settings} allocation={view.allocation} onChange={setDraft} />
          <LearningPanel view={view} settings={settings} onChange={setDraft} />
        </Stack>
      </div>
      {isDirty && (
        <SaveBar
          isSaving={save.isPending}
          onSave={() => save.mutate({ params: { fairId }, body: settings })}
          onDiscard={() => setDraft(null)}
        />
      )}
      <LeaveGuard isDirty={isDirty && !save.isPending} />
    </>
  );
}
