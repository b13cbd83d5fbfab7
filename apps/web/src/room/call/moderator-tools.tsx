import { Button, Stack, Switch } from '@mantine/core';
import { IconDoorExit, IconMicrophoneOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import type { RoomClient } from '../client/room-client.js';
import type { RoomState } from '../client/room-state.js';
import { tellFailure } from './tell-failure.js';
import { isMuted } from './tile-views.js';

interface ModeratorToolsProps {
  client: RoomClient;
  room: RoomState;
  /** In place of ending the room; null: it is not ended from here. */
  onEndAll?: (() => void) | null;
}

/** What a moderator can do with the room as a whole. */
export function ModeratorTools({ client, room: { kind, peers, status }, onEndAll }: ModeratorToolsProps) {
  const { t } = useTranslation('room');
  const [asking, setAsking] = useState<'mute' | 'end' | null>(null);
  const { moderate } = client.actions;
  const heard = peers.filter((person) => !isMuted(person));
  const close = () => setAsking(null);
  return (
    <Stack gap="sm">
      {peers.length > 1 && (
        <Button
          variant="default"
          leftSection={<IconMicrophoneOff size={18} aria-hidden />}
          disabled={heard.length === 0}
          onClick={() => setAsking('mute')}
        >
          {t('call.muteAll')}
        </Button>
      )}
      {kind !== 'team' && (
        <Switch
          label={t('call.lock')}
          description={t('call.lockHint')}
          checked={status.isLocked}
          onChange={(event) => tellFailure(moderate.lock(event.currentTarget.checked))}
        />
      )}
      {onEndAll !== null && (
        <Button
          variant="outline"
          color="red.8"
          leftSection={<IconDoorExit size={18} aria-hidden />}
          onClick={onEndAll ?? (() => setAsking('end'))}
        >
          {t('call.endAll')}
        </Button>
      )}
      <ConfirmDialog
        isOpen={asking === 'mute'}
        title={t('call.muteAllTitle', { count: heard.length })}
        confirmLabel={t('call.muteAll')}
        onClose={close}
        onConfirm={() => {
          for (const { participantId } of heard) tellFailure(moderate.mute(participantId, 'microphone'));
          close();
        }}
      >
        {t('call.muteAllText')}
      </ConfirmDialog>
      <ConfirmDialog
        isOpen={asking === 'end'}
        title={t('call.endAll')}
        confirmLabel={t('call.endAll')}
        isDangerous
        onClose={close}
        onConfirm={() => {
          tellFailure(moderate.end());
          close();
        }}
      >
        {t('call.endAllText')}
      </ConfirmDialog>
    </Stack>
  );
}
