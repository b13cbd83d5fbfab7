import { Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLevel } from './use-level.js';

/** Bar that moves with the microphone's loudness. */
export function LevelMeter({ track }: { track: MediaStreamTrack | null }) {
  const { t } = useTranslation('room');
  const level = useLevel(track);
  return (
    <Progress.Root size="lg" transitionDuration={60} data-level={level.toFixed(2)}>
      <Progress.Section value={level * 100} aria-label={t('check.level')} />
    </Progress.Root>
  );
}
