import {
  IconAppWindow,
  IconChartBar,
  IconDeviceDesktop,
  IconHandOff,
  IconHandStop,
  IconInfoCircle,
  IconKeyboard,
  IconLayoutGrid,
  IconLayoutSidebarRight,
  IconMessage,
  IconMessageQuestion,
  IconMicrophone,
  IconMicrophoneOff,
  IconPhoneOff,
  IconPhoto,
  IconPhotoOff,
  IconPictureInPicture,
  IconPlayerRecord,
  IconScreenShare,
  IconScreenShareOff,
  IconSettings,
  IconUserOff,
  IconUsers,
  IconVideo,
  IconVideoOff,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomState } from '../client/room-state.js';
import type { LocalMediaState } from '../devices/local-media.js';
import type { RoomTools } from '../use-room.js';
import type { Shortcut } from './shortcuts.js';
import type { PanelTab } from './side-panel.js';
import { tellFailure } from './tell-failure.js';
import type { ViewChoice } from './view-choice.js';

export type CallActionId =
  | 'microphone'
  | 'camera'
  | 'screen'
  | 'hand'
  | 'people'
  | 'chat'
  | 'questions'
  | 'polls'
  | 'about'
  | 'devices'
  | 'layout'
  | 'self'
  | 'picture-in-picture'
  | 'full-screen'
  | 'receive'
  | 'record'
  | 'help'
  | 'leave';

/** One thing that can be done in a call, by button or menu and by key. */
export interface CallAction {
  id: CallActionId;
  label: string;
  /** A single letter; `shift+L` for what should not happen by accident. */
  key: Shortcut | null;
  icon: ReactNode;
  /** In the bar, at its far end, or in the menu. */
  place: 'bar' | 'side' | 'menu';
  /** In the bar on a phone, too. */
  isOnPhoneBar?: boolean;
  /** Whether it is on; absent for what is not switched. */
  isOn?: boolean;
  /** Off and worth noticing. */
  isWarning?: boolean;
  run(): void;
}

export interface CallControls {
  tools: RoomTools;
  room: RoomState;
  local: LocalMediaState;
  view: ViewChoice;
  changeView(changes: Partial<ViewChoice>): void;
  panel: PanelTab | null;
  tabs: readonly PanelTab[];
  togglePanel(tab: PanelTab): void;
  pictureInPicture: { isPossible: boolean; isOpen: boolean; toggle(): void };
  fullScreen(): void;
  askToRecord(): void;
  showHelp(): void;
  leave(): void;
}

const icon = { size: 22, 'aria-hidden': true };

/** What this person may do in the call. */
export function useCallActions(controls: CallControls): CallAction[] {
  const media = useMediaActions(controls);
  const view = useViewActions(controls);
  const { t } = useTranslation('room');
  const { room, tools, panel, tabs, togglePanel } = controls;
  const isRaised = room.self?.handRaisedAt != null;
  const panels = {
    people: <IconUsers {...icon} />,
    chat: <IconMessage {...icon} />,
    questions: <IconMessageQuestion {...icon} />,
    polls: <IconChartBar {...icon} />,
    about: <IconInfoCircle {...icon} />,
    devices: <IconSettings {...icon} />,
  };
  const keys = { people: 'P', chat: 'C', questions: 'Q', polls: 'B', about: 'I', devices: 'D' };
  return [
    ...media,
    {
      id: 'hand',
      label: t(isRaised ? 'call.handDown' : 'call.handUp'),
      key: 'H',
      icon: isRaised ? <IconHandOff {...icon} /> : <IconHandStop {...icon} />,
      place: 'bar',
      isOn: isRaised,
      run: () => tellFailure(tools.client.actions.raiseHand(!isRaised)),
    },
    ...tabs.map(
      (tab): CallAction => ({
        id: tab,
        label: t(`call.tab.${tab}`),
        key: keys[tab],
        icon: panels[tab],
        place: tab === 'devices' || (tab === 'about' && tabs.includes('questions')) ? 'menu' : 'side',
        isOnPhoneBar: tab === 'chat' || tab === 'questions',
        isOn: panel === tab,
        run: () => togglePanel(tab),
      }),
    ),
    ...view,
    {
      id: 'help',
      label: t('call.help'),
      key: '?',
      icon: <IconKeyboard {...icon} />,
      place: 'menu',
      run: controls.showHelp,
    },
    {
      id: 'leave',
      label: t('call.leave'),
      key: 'shift+L',
      icon: <IconPhoneOff {...icon} />,
      place: 'side',
      run: controls.leave,
    },
  ];
}

function useMediaActions({ tools: { media }, room, local }: CallControls): CallAction[] {
  const { t } = useTranslation('room');
  const hears = local.isMicrophoneOn && local.microphone !== null;
  const sees = local.isCameraOn && local.camera !== null;
  const canSpeak = room.grants.includes('speak');
  const canShare = room.grants.includes('share') && 'getDisplayMedia' in (navigator.mediaDevices ?? {});
  const all: (CallAction | false)[] = [
    canSpeak && {
      id: 'microphone',
      label: t(hears ? 'call.mute' : 'call.unmute'),
      key: 'M',
      icon: hears ? <IconMicrophone {...icon} /> : <IconMicrophoneOff {...icon} />,
      place: 'bar',
      isOnPhoneBar: true,
      isOn: hears,
      isWarning: !hears,
      run: () => void media.setMicrophoneOn(!hears),
    },
    canSpeak && {
      id: 'camera',
      label: t(sees ? 'call.cameraStop' : 'call.cameraStart'),
      key: 'V',
      icon: sees ? <IconVideo {...icon} /> : <IconVideoOff {...icon} />,
      place: 'bar',
      isOnPhoneBar: true,
      isOn: sees,
      isWarning: !sees,
      run: () => void media.setCameraOn(!sees),
    },
    canShare && {
      id: 'screen',
      label: t(local.screen ? 'call.shareStop' : 'call.share'),
      key: 'S',
      icon: local.screen ? <IconScreenShareOff {...icon} /> : <IconScreenShare {...icon} />,
      place: 'bar',
      isOn: local.screen !== null,
      run: () => (local.screen ? media.stopScreen() : void media.shareScreen()),
    },
  ];
  return all.filter((action) => action !== false);
}

function useViewActions(controls: CallControls): CallAction[] {
  const { t } = useTranslation('room');
  const { room, tools, view, changeView, pictureInPicture } = controls;
  const isSpeaker = view.layout === 'speaker';
  const isHidden = view.self === 'hidden';
  const hasPictures = room.receiveMode.cause !== 'choice';
  const { recording, canRecord } = room.status;
  const mayRecord = canRecord && room.grants.includes('record') && recording.phase === 'off';
  const hasScreen = room.tracks.some(({ source }) => source === 'screen');
  const all: (CallAction | false)[] = [
    room.peers.length > 1 && {
      id: 'layout',
      label: t(isSpeaker ? 'call.viewGrid' : 'call.viewSpeaker'),
      key: 'G',
      icon: isSpeaker ? <IconLayoutGrid {...icon} /> : <IconLayoutSidebarRight {...icon} />,
      place: 'menu',
      run: () => changeView({ layout: isSpeaker ? 'grid' : 'speaker' }),
    },
    room.grants.includes('speak') && {
      id: 'self',
      label: t(isHidden ? 'call.selfShow' : 'call.selfHide'),
      key: 'X',
      icon: isHidden ? <IconAppWindow {...icon} /> : <IconUserOff {...icon} />,
      place: 'menu',
      run: () => changeView({ self: isHidden ? 'auto' : 'hidden' }),
    },
    pictureInPicture.isPossible && {
      id: 'picture-in-picture',
      label: t(pictureInPicture.isOpen ? 'call.pipEnd' : 'call.pip'),
      key: 'O',
      icon: <IconPictureInPicture {...icon} />,
      place: 'menu',
      run: pictureInPicture.toggle,
    },
    hasScreen && {
      id: 'full-screen',
      label: t('call.fullScreen'),
      key: 'F',
      icon: <IconDeviceDesktop {...icon} />,
      place: 'menu',
      run: controls.fullScreen,
    },
    {
      id: 'receive',
      label: t(hasPictures ? 'call.picturesOff' : 'call.picturesOn'),
      key: 'N',
      icon: hasPictures ? <IconPhotoOff {...icon} /> : <IconPhoto {...icon} />,
      place: 'menu',
      run: () => tellFailure(tools.client.setReceive(!hasPictures)),
    },
    mayRecord && {
      id: 'record',
      label: t('call.record'),
      key: null,
      icon: <IconPlayerRecord {...icon} />,
      place: 'menu',
      run: controls.askToRecord,
    },
  ];
  return all.filter((action) => action !== false);
}
