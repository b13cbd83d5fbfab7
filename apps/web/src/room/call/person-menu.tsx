import { Menu, UnstyledButton } from '@mantine/core';
import type { MediaSource, PeerView } from '@parvis/contracts';
import {
  IconDotsVertical,
  IconHandOff,
  IconMicrophoneOff,
  IconScreenShareOff,
  IconUsersMinus,
  IconUserX,
  IconVideoOff,
} from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import type { RoomActions } from '../client/room-actions.js';
import { tellFailure } from './tell-failure.js';
import { sends } from './tile-views.js';

interface PersonMenuProps {
  person: PeerView;
  moderate: RoomActions['moderate'];
  /** On a stage there are viewers, among whom a speaker can be sent back. */
  isOnStage: boolean;
}

/** What a moderator can do about one person. */
export function PersonMenu({ person, moderate, isOnStage }: PersonMenuProps) {
  const { t } = useTranslation('room');
  const [asking, setAsking] = useState<'screen' | 'remove' | null>(null);
  const { participantId, displayName: name } = person;
  const isModerator = person.grants.includes('moderate');
  const off = (source: MediaSource) => tellFailure(moderate.mute(participantId, source));
  const icon = { size: 18, 'aria-hidden': true };
  const item = (label: string, sign: ReactNode, onClick: () => void) => (
    <Menu.Item leftSection={sign} onClick={onClick}>
      {label}
    </Menu.Item>
  );
  return (
    <>
      <Menu position="bottom-end" withArrow withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <UnstyledButton aria-label={t('call.moderate', { name })} p={4}>
            <IconDotsVertical {...icon} />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconMicrophoneOff {...icon} />}
            disabled={!sends(person, 'microphone')}
            onClick={() => off('microphone')}
          >
            {t('call.moderateMute')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconVideoOff {...icon} />}
            disabled={!sends(person, 'camera')}
            onClick={() => off('camera')}
          >
            {t('call.moderateCamera')}
          </Menu.Item>
          {sends(person, 'screen') &&
            item(t('call.moderateScreen'), <IconScreenShareOff {...icon} />, () => setAsking('screen'))}
          {person.handRaisedAt !== null &&
            item(t('call.moderateLower'), <IconHandOff {...icon} />, () =>
              tellFailure(moderate.lowerHand(participantId)),
            )}
          {isOnStage &&
            !isModerator &&
            item(t('call.moderateBack'), <IconUsersMinus {...icon} />, () =>
              tellFailure(moderate.grant(participantId, false)),
            )}
          {!isModerator && (
            <Menu.Item color="red.8" leftSection={<IconUserX {...icon} />} onClick={() => setAsking('remove')}>
              {t('call.moderateRemove')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <ConfirmDialog
        isOpen={asking === 'screen'}
        title={t('call.screenTitle', { name })}
        confirmLabel={t('call.moderateScreen')}
        onClose={() => setAsking(null)}
        onConfirm={() => {
          off('screen');
          setAsking(null);
        }}
      >
        {t('call.screenText')}
      </ConfirmDialog>
      <ConfirmDialog
        isOpen={asking === 'remove'}
        title={t('call.removeTitle', { name })}
        confirmLabel={t('call.moderateRemove')}
        isDangerous
        onClose={() => setAsking(null)}
        onConfirm={() => {
          tellFailure(moderate.remove(participantId));
          setAsking(null);
        }}
      >
        {t('call.removeText')}
      </ConfirmDialog>
    </>
  );
}
