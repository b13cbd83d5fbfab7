import { Button, Group, Stack, Text } from '@mantine/core';
import { IconVolume } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { playTestSound } from './play-test-sound.js';

/** Plays two notes on the chosen speaker. */
export function TestSound({ speakerId, onPlayed }: { speakerId: string | null; onPlayed?: () => void }) {
  const { t } = useTranslation('room');
  const [isPlaying, setIsPlaying] = useState(false);
  const play = async () => {
    setIsPlaying(true);
    // That nothing was to be heard is for the person to say.
    await playTestSound(speakerId).catch(() => undefined);
    setIsPlaying(false);
    onPlayed?.();
  };
  return (
    <Button
      variant="default"
      leftSection={<IconVolume size={18} aria-hidden />}
      onClick={() => void play()}
      aria-busy={isPlaying}
    >
      {t(isPlaying ? 'check.testing' : 'check.testSound')}
    </Button>
  );
}

interface HeardQuestionProps {
  isHeard: boolean | null;
  onAnswer: (isHeard: boolean) => void;
}

/** Asks whether the test sound was heard; whoever did not is told what to try. */
export function HeardQuestion({ isHeard, onAnswer }: HeardQuestionProps) {
  const { t } = useTranslation('room');
  return (
    <Stack gap={6} role="group" aria-label={t('check.heard')} data-heard={isHeard ?? undefined}>
      <Group gap="xs">
        <Text size="sm" fw={600}>
          {t('check.heard')}
        </Text>
        {([true, false] as const).map((answer) => (
          <Button
            key={String(answer)}
            size="xs"
            variant={isHeard === answer ? 'filled' : 'default'}
            aria-pressed={isHeard === answer}
            onClick={() => onAnswer(answer)}
          >
            {t(answer ? 'check.heardYes' : 'check.heardNo')}
          </Button>
        ))}
      </Group>
      <div role="status">{isHeard === false && <Text size="sm">{t('check.heardRemedy')}</Text>}</div>
    </Stack>
  );
}
