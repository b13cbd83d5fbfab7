import { notifications } from '@mantine/notifications';
import { IconMicrophone } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomState } from '../client/room-state.js';
import type { LocalMedia } from '../devices/local-media.js';
import classes from './call.module.css';

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
  if (!isTalking) return null;
  return (
    <div className={classes.talking} data-push-to-talk>
      <IconMicrophone size={18} aria-hidden />
      {t('call.talking')}
    </div>
  );
}
