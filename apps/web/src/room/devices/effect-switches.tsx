import { Loader, Stack, Switch, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from '../use-store.js';
import { type EffectState, isEffectProblem } from './effects/effect.js';
import type { LocalMedia } from './local-media.js';

/** Background blur and noise suppression, each with what became of it. */
export function EffectSwitches({ media }: { media: LocalMedia }) {
  const { isBlurred, blur, isNoiseReduced, noise } = useStore(media.store);
  return (
    <Stack gap="xs">
      <EffectSwitch kind="blur" isOn={isBlurred} state={blur} onChange={(isOn) => media.setBlurred(isOn)} />
      <EffectSwitch kind="noise" isOn={isNoiseReduced} state={noise} onChange={(isOn) => media.setNoiseReduced(isOn)} />
    </Stack>
  );
}

interface EffectSwitchProps {
  kind: 'blur' | 'noise';
  isOn: boolean;
  state: EffectState;
  onChange(isOn: boolean): void;
}

function EffectSwitch({ kind, isOn, state, onChange }: EffectSwitchProps) {
  const { t } = useTranslation('room');
  return (
    <div data-effect={kind} data-effect-state={state}>
      <Switch
        label={t(`effects.${kind}`)}
        description={t(`effects.${kind}Hint`)}
        checked={isOn}
        thumbIcon={isOn && state === 'loading' ? <Loader size={10} aria-hidden /> : undefined}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <Text size="sm" role="status" c="red.9">
        {isEffectProblem(state) && t(`effects.${kind}Problem.${state}`)}
      </Text>
    </div>
  );
}
