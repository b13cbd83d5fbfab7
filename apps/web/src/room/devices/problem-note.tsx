import { Alert, Button, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { LocalMedia } from './local-media.js';
import type { MediaProblem } from './media-problem.js';

interface ProblemNoteProps {
  media: LocalMedia;
  kind: 'microphone' | 'camera';
  problem: MediaProblem | null;
}

/** Why there is no camera or microphone, and what to do about it. */
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
    >
      <Text size="sm" mb="xs">
        {t(`problem.${problem}.remedy`)}
      </Text>
      <Button size="xs" variant="default" onClick={() => void media.open(kind)}>
        {t('problem.again')}
      </Button>
    </Alert>
  );
}
