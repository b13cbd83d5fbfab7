import { Radio, Stack, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DeviceSelect } from '../devices/device-select.js';
import { EffectSwitches } from '../devices/effect-switches.js';
import type { LocalMedia } from '../devices/local-media.js';
import { ProblemNote } from '../devices/problem-note.js';
import { TestSound } from '../devices/test-sound.js';
import { useStore } from '../use-store.js';
import type { ViewChoice } from './view-choice.js';

interface SettingsTabProps {
  media: LocalMedia;
  view: ViewChoice;
  changeView(changes: Partial<ViewChoice>): void;
}

const places = ['auto', 'grid', 'corner', 'hidden'] as const;

/** Devices, effects and the view. */
export function SettingsTab({ media, view, changeView }: SettingsTabProps) {
  const { t } = useTranslation('room');
  const local = useStore(media.store);
  return (
    <Stack gap="md">
      <DeviceSelect media={media} kind="camera" />
      {local.isCameraOn && <ProblemNote media={media} kind="camera" problem={local.cameraProblem} />}
      <DeviceSelect media={media} kind="microphone" />
      {local.isMicrophoneOn && <ProblemNote media={media} kind="microphone" problem={local.microphoneProblem} />}
      <DeviceSelect media={media} kind="speaker" />
      <TestSound speakerId={local.chosen.speaker} />
      <EffectSwitches media={media} />
      <Radio.Group
        label={t('call.selfPlace')}
        value={view.self}
        onChange={(value) => changeView({ self: places.find((place) => place === value) ?? 'auto' })}
      >
        <Stack gap={6} mt={6}>
          {places.map((place) => (
            <Radio key={place} value={place} label={t(`call.self.${place}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <Switch
        label={t('call.keys.letters')}
        checked={view.hasShortcuts}
        onChange={(event) => changeView({ hasShortcuts: event.currentTarget.checked })}
      />
    </Stack>
  );
}
