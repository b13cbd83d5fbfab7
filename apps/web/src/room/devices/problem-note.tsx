import { Alert, Button, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { browserKindOf } from './browser-kind.js';
import type { LocalMedia } from './local-media.js';
import type { MediaProblem } from './media-problem.js';

interface ProblemNoteProps {
  media: LocalMedia;
  kind: 'microphone' | 'camera';
  problem: MediaProblem | null;
}

const browser = browserKindOf(navigator.userAgent, navigator.maxTouchPoints);

/** Why there is no camera or microphone, and what to do about it in this browser. */
export function ProblemNote({ media, kind, problem }: ProblemNoteProps) {
  const { t } = useTranslation('room');
  if (problem === null) return null;
  return (
    <Alert
      color="red.9"
      variant="outline"
      bg="white"
      icon={<IconAlertTriangle aria-hidden />}
      title={t(`problem.${problem}.${kind}`)}
      data-problem={problem}
      data-browser={browser}
    >
      <Text size="sm" mb="xs">
        {problem === 'denied' && browser !== 'other'
          ? t(`problem.denied.in.${browser}`)
          : t(`problem.${problem}.remedy`)}
      </Text>
      {problem !== 'insecure' && (
        <Button size="xs" variant="default" onClick={() => void media.open(kind)}>
          {t('problem.again')}
        </Button>
      )}
    </Alert>
  );
}
