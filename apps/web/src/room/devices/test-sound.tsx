import { Button } from '@mantine/core';
import { IconVolume } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { playTestSound } from './play-test-sound.js';

/** Plays two notes on the chosen speaker. */
export function TestSound({ speakerId }: { speakerId: string | null }) {
  const { t } = useTranslation('room');
  const [isPlaying, setIsPlaying] = useState(false);
  const play = async () => {
    setIsPlaying(true);
    await playTestSound(speakerId).catch(() => undefined);
    setIsPlaying(false);
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
