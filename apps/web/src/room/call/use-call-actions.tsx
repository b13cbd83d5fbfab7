import type { RoomGrant } from '@parvis/contracts';
import {
  IconMicrophone,
  IconMicrophoneOff,
  IconPhoneOff,
  IconScreenShare,
  IconScreenShareOff,
  IconSettings,
  IconUsers,
  IconVideo,
  IconVideoOff,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomTools } from '../use-room.js';
import { useStore } from '../use-store.js';

/** One thing that can be done in a call, by button and by key. */
export interface CallAction {
  id: 'microphone' | 'camera' | 'screen' | 'people' | 'devices' | 'leave';
  label: string;
  /** A single letter; `shift+L` for what should not happen by accident. */
  key: string;
  icon: ReactNode;
  /** Whether it is on; absent for what is not switched. */
  isOn?: boolean;
  /** Off and worth noticing. */
  isWarning?: boolean;
  isDanger?: boolean;
  run(): void;
}

/** What this person may do in the call. */
export function useCallActions(
  { client, media }: RoomTools,
  grants: readonly RoomGrant[],
  togglePanel: (panel: 'people' | 'devices') => void,
): CallAction[] {
  const { t } = useTranslation('room');
  const { isMicrophoneOn, isCameraOn, microphone, camera, screen } = useStore(media.store);
  const hears = isMicrophoneOn && microphone !== null;
  const sees = isCameraOn && camera !== null;
  const icon = { size: 22, 'aria-hidden': true };
  const canSpeak = grants.includes('speak');
  const canShare = grants.includes('share') && 'getDisplayMedia' in (navigator.mediaDevices ?? {});

  const all: (CallAction | false)[] = [
    canSpeak && {
      id: 'microphone',
      label: t(hears ? 'call.mute' : 'call.unmute'),
      key: 'M',
      icon: hears ? <IconMicrophone {...icon} /> : <IconMicrophoneOff {...icon} />,
      isOn: hears,
      isWarning: !hears,
      run: () => void media.setMicrophoneOn(!hears),
    },
    canSpeak && {
      id: 'camera',
      label: t(sees ? 'call.cameraStop' : 'call.cameraStart'),
      key: 'V',
      icon: sees ? <IconVideo {...icon} /> : <IconVideoOff {...icon} />,
      isOn: sees,
      isWarning: !sees,
      run: () => void media.setCameraOn(!sees),
    },
    canShare && {
      id: 'screen',
      label: t(screen ? 'call.shareStop' : 'call.share'),
      key: 'S',
      icon: screen ? <IconScreenShareOff {...icon} /> : <IconScreenShare {...icon} />,
      isOn: screen !== null,
      run: () => (screen ? media.stopScreen() : void media.shareScreen()),
    },
    {
      id: 'people',
      label: t('call.people'),
      key: 'P',
      icon: <IconUsers {...icon} />,
      run: () => togglePanel('people'),
    },
    {
      id: 'devices',
      label: t('call.devices'),
      key: 'D',
      icon: <IconSettings {...icon} />,
      run: () => togglePanel('devices'),
    },
    {
      id: 'leave',
      label: t('call.leave'),
      key: 'shift+L',
      icon: <IconPhoneOff {...icon} />,
      isDanger: true,
      run: () => void client.leave(),
    },
  ];
  return all.filter((action) => action !== false);
}
