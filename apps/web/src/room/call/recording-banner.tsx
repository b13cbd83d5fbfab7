import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import type { RoomClient } from '../client/room-client.js';
import type { RoomState } from '../client/room-state.js';
import callClasses from './call.module.css';
import classes from './recording.module.css';
import { tellFailure } from './tell-failure.js';
import { useGapWords } from './use-gap-words.js';

const mostNames = 3;

interface RecordingBannerProps {
  client: RoomClient;
  room: RoomState;
}

/** Says all the time that it is recorded, who asked and since when; and what a recording waits for. */
export function RecordingBanner({ client, room }: RecordingBannerProps) {
  const { t } = useTranslation('room');
  const format = useFormat();
  const gapWords = useGapWords();
  const { phase, askedBy, since, pending, isRecorderFull, missing } = room.status.recording;
  const nameOf = (id: string | null) => nameIn(room, id, t('call.recording.you'));
  const isOwn = askedBy !== null && askedBy === room.self?.participantId;
  const names = pending.slice(0, mostNames).map(nameOf);
  const more = pending.length - names.length;
  const waitsFor = format.list(more > 0 ? [...names, t('call.recording.more', { count: more })] : names);
  const text = {
    off: '',
    asked: t(isOwn ? 'call.recording.askedOwn' : 'call.recording.asked', { name: nameOf(askedBy), waitsFor }),
    on: t(isOwn ? 'call.recording.onOwn' : 'call.recording.on', {
      name: nameOf(askedBy),
      time: since === null ? '' : format.time(since),
    }),
    held: isRecorderFull && pending.length === 0 ? t('call.recording.full') : t('call.recording.held', { waitsFor }),
  }[phase];
  const isRecorded = room.grants.includes('speak') || room.grants.includes('share');
  // Before it has begun, whoever does not want it says no.
  const mayStop = phase === 'asked' ? isOwn : isRecorded;
  return (
    <div role="status" className={phase === 'off' ? callClasses.empty : classes.banner} data-recording={phase}>
      {phase !== 'off' && (
        <>
          <span className={classes.dot} data-phase={phase} aria-hidden />
          <div className={classes.words}>
            <p>{text}</p>
            {missing.length > 0 && <p>{t('call.recording.missing', { list: gapWords(missing, nameOf) })}</p>}
          </div>
          {mayStop && (
            <Button
              size="compact-xs"
              variant="white"
              color="dark"
              onClick={() => tellFailure(client.actions.recording.stop())}
            >
              {t(phase === 'asked' ? 'call.recording.takeBack' : 'call.recording.stop')}
            </Button>
          )}
        </>
      )}
    </div>
  );
}

/** How somebody in the room is called; whoever has left is nobody's name. */
export function nameIn({ self, peers }: RoomState, id: string | null, ownName: string): string {
  if (id !== null && id === self?.participantId) return ownName;
  return peers.find(({ participantId }) => participantId === id)?.displayName ?? '…';
}
