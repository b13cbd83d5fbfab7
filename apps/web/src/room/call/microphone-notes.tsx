import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconMicrophone, IconMicrophoneOff } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomState } from '../client/room-state.js';
import type { LocalMedia } from '../devices/local-media.js';
import { useStore } from '../use-store.js';
import classes from './call.module.css';
import { useTalkingMuted } from './use-talking-muted.js';

interface MicrophoneNotesProps {
  media: LocalMedia;
  room: RoomState;
  /** The space bar is held. */
  isTalking: boolean;
}

/** Push to talk, and what a moderator has switched off: then it is off on this side, too. */
export function MicrophoneNotes({ media, room: { mutedByOthers }, isTalking }: MicrophoneNotesProps) {
  const { t } = useTranslation('room');
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once for each time
  useEffect(() => {
    if (mutedByOthers === null) return;
    const { source } = mutedByOthers;
    if (source === 'microphone') void media.setMicrophoneOn(false);
    else if (source === 'camera') void media.setCameraOn(false);
    else media.stopScreen();
    notifications.show({
      message: t(`call.mutedByOthers.${source}`),
      color: 'petrol.8',
      role: 'status',
      closeButtonProps: { 'aria-label': t('call.close') },
    });
  }, [mutedByOthers?.id]);
  const { microphone, isMicrophoneOn } = useStore(media.store);
  const isTalkingMuted = useTalkingMuted(microphone, !isMicrophoneOn);
  if (isTalkingMuted && !isTalking) {
    return (
      <div className={classes.talking} role="status" data-talking-muted>
        <IconMicrophoneOff size={18} aria-hidden />
        {t('call.talkingMuted')}
        <Button size="compact-sm" variant="white" onClick={() => void media.setMicrophoneOn(true)}>
          {t('call.unmute')}
        </Button>
      </div>
    );
  }
  if (!isTalking) return null;
  return (
    <div className={classes.talking} data-push-to-talk>
      <IconMicrophone size={18} aria-hidden />
      {t('call.talking')}
    </div>
  );
}
