import { Button, Group, Text, Title } from '@mantine/core';
import { recordingDays } from '@parvis/contracts';
import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomClient } from '../client/room-client.js';
import type { RoomState } from '../client/room-state.js';
import classes from './recording.module.css';
import { nameIn } from './recording-banner.js';
import { tellFailure } from './tell-failure.js';

/** Asks whether one agrees to be recorded. The call goes on meanwhile, so that it can be talked about. */
export function ConsentDialog({ client, room }: { client: RoomClient; room: RoomState }) {
  const { t } = useTranslation('room');
  const id = useId();
  const ref = useRef<HTMLDivElement>(null);
  const { recording } = room.status;
  const ownId = room.self?.participantId;
  const { requestId } = recording;
  const isAsked = requestId !== null && ownId !== undefined && recording.pending.includes(ownId);
  useEffect(() => {
    if (isAsked) ref.current?.focus();
  }, [isAsked]);
  if (!isAsked || requestId === null) return null;
  const answer = (agrees: boolean) => tellFailure(client.actions.recording.answer(requestId, agrees));
  return (
    <div
      ref={ref}
      className={classes.consent}
      role="alertdialog"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      tabIndex={-1}
      data-consent
    >
      <Title order={2} size="h4" id={`${id}-title`}>
        {t('call.recording.consentTitle', { name: nameIn(room, recording.askedBy, t('call.you')) })}
      </Title>
      <Text size="sm" my="sm" id={`${id}-text`}>
        {t('call.recording.consentText', { days: recordingDays })}
      </Text>
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={() => answer(false)}>
          {t('call.recording.refuse')}
        </Button>
        <Button onClick={() => answer(true)}>{t('call.recording.agree')}</Button>
      </Group>
    </div>
  );
}
