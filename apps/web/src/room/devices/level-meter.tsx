import { Alert, Progress, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hearing } from './hearing.rules.js';
import { useLevel } from './use-level.js';

interface LevelMeterProps {
  track: MediaStreamTrack | null;
  onHearing: (hearing: Hearing) => void;
}

/** Bar that moves with the microphone's loudness; says so, and what to do, when it gives no sound at all. */
export function LevelMeter({ track, onHearing }: LevelMeterProps) {
  const { t } = useTranslation('room');
  const { level, hearing } = useLevel(track);
  const tell = useRef(onHearing);
  tell.current = onHearing;
  useEffect(() => tell.current(hearing), [hearing]);
  return (
    <>
      <Progress.Root size="lg" transitionDuration={60} data-level={level.toFixed(2)}>
        <Progress.Section value={level * 100} aria-label={t('check.level')} />
      </Progress.Root>
      <Text size="xs" c="dimmed">
        {t('check.levelHint')}
      </Text>
      <div role="status">
        {hearing === 'silent' && (
          <Alert
            color="yellow.9"
            variant="outline"
            bg="white"
            icon={<IconAlertTriangle aria-hidden />}
            title={t('check.silent')}
            data-silent
          >
            <Text size="sm">{t('check.silentRemedy')}</Text>
          </Alert>
        )}
      </div>
    </>
  );
}
