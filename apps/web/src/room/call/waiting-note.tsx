import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RoomClient } from '../client/room-client.js';
import type { RoomState } from '../client/room-state.js';
import classes from './call.module.css';
import { tellFailure } from './tell-failure.js';

interface WaitingNoteProps {
  client: RoomClient;
  room: RoomState;
  /** The panel says it already. */
  isListOpen: boolean;
  onOpen(): void;
}

/** Tells a moderator that somebody asks to come in. */
export function WaitingNote({ client, room, isListOpen, onOpen }: WaitingNoteProps) {
  const { t } = useTranslation('room');
  const [first, ...others] = room.status.waiting;
  // In a back room its own line says who waits.
  const isSaid = isListOpen || room.kind === 'team';
  if (first === undefined || isSaid || !room.grants.includes('moderate')) return null;
  const { admit } = client.actions.moderate;
  return (
    <div className={classes.knock} data-knocks={room.status.waiting.length}>
      <p>
        <strong>{t('call.knocks', { name: first.displayName })}</strong>
        {first.companyName && (
          <>
            <br />
            {first.companyName}
          </>
        )}
      </p>
      <Group gap="xs">
        <Button size="xs" onClick={() => tellFailure(admit(first.participantId, true))}>
          {t('call.admit')}
        </Button>
        <Button size="xs" variant="default" onClick={() => tellFailure(admit(first.participantId, false))}>
          {t('call.refuse')}
        </Button>
        {others.length > 0 && (
          <Button size="xs" variant="subtle" onClick={onOpen}>
            {t('call.waitingMore', { count: others.length })}
          </Button>
        )}
      </Group>
    </div>
  );
}
