import { Button, Group, Text } from '@mantine/core';
import { IconVolumeOff } from '@tabler/icons-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RemoteTrack } from '../client/room-state.js';
import classes from './call.module.css';

interface RemoteSoundProps {
  tracks: readonly RemoteTrack[];
  speakerId: string | null;
}

/** Plays everybody's sound. Where the browser wants a click first, it asks for one. */
export function RemoteSound({ tracks, speakerId }: RemoteSoundProps) {
  const { t } = useTranslation('room');
  const [isHeldBack, setHeldBack] = useState(false);
  const [clicks, setClicks] = useState(0);
  const onHeldBack = useCallback(() => setHeldBack(true), []);
  const sounds = tracks.filter(({ source }) => source === 'microphone' || source === 'screen-audio');
  return (
    <>
      {sounds.map(({ consumerId, track }) => (
        <Sound key={consumerId} track={track} speakerId={speakerId} clicks={clicks} onHeldBack={onHeldBack} />
      ))}
      {isHeldBack && (
        <Group className={classes.banner} role="alert" gap="sm">
          <IconVolumeOff size={20} aria-hidden />
          <Text size="sm">{t('call.hear')}</Text>
          <Button
            size="xs"
            variant="white"
            onClick={() => {
              setHeldBack(false);
              setClicks(clicks + 1);
            }}
          >
            {t('call.hearButton')}
          </Button>
        </Group>
      )}
    </>
  );
}

interface SoundProps {
  track: MediaStreamTrack;
  speakerId: string | null;
  /** Each click is a new try to play. */
  clicks: number;
  onHeldBack(): void;
}

function Sound({ track, speakerId, clicks, onHeldBack }: SoundProps) {
  const ref = useRef<HTMLAudioElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a click is a reason to play again
  useEffect(() => {
    const audio = ref.current;
    if (audio === null) return;
    if ((audio.srcObject as MediaStream | null)?.getTracks()[0] !== track) audio.srcObject = new MediaStream([track]);
    audio.play().catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'NotAllowedError') onHeldBack();
    });
  }, [track, clicks, onHeldBack]);
  useEffect(() => {
    const audio = ref.current;
    // A speaker that is gone leaves the sound on the default one.
    if (audio !== null && speakerId !== null && 'setSinkId' in audio) audio.setSinkId(speakerId).catch(() => undefined);
  }, [speakerId]);
  // biome-ignore lint/a11y/useMediaCaption: live voices have no captions
  return <audio ref={ref} autoPlay />;
}
