import { Anchor, Button, Loader } from '@mantine/core';
import { IconCheck, IconPhone, IconPhotoOff, IconVideoOff } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomClient } from '../client/room-client.js';
import type { RoomState } from '../client/room-state.js';
import classes from './call.module.css';
import { tellFailure } from './tell-failure.js';

const shownMs = 3_000;
/** The room cannot be reached for so long: time for another way. */
const telephoneAfterMs = 20_000;

export interface Telephone {
  name: string;
  number: string;
}

interface ConnectionBannerProps {
  client: RoomClient;
  room: RoomState;
  /** Numbers of the other side that they allowed to be shown. */
  telephones: readonly Telephone[];
}

type Trouble = 'joining' | 'reconnecting' | 'recovered' | 'audio-only' | 'pictures-off' | 'camera-rests';

/** What is going on with the connection, in words; nothing while all is well. */
export function ConnectionBanner({ client, room, telephones }: ConnectionBannerProps) {
  const { t } = useTranslation('room');
  const isRecovered = useRecently(room.phase === 'live' ? room.recoveredAt : null);
  const trouble = troubleOf(room, isRecovered);
  const isLost = trouble === 'joining' || trouble === 'reconnecting';
  const isLostLong = useLasting(isLost, telephoneAfterMs);
  return (
    <>
      <div
        role="status"
        className={trouble === null ? classes.empty : classes.banner}
        data-connection={trouble ?? 'good'}
      >
        {trouble !== null && (
          <>
            {signs[trouble]}
            <span>{wordsOf(trouble, t)}</span>
            {trouble === 'pictures-off' && (
              <Button size="compact-sm" variant="white" onClick={() => tellFailure(client.setReceive(true))}>
                {t('call.picturesOn')}
              </Button>
            )}
          </>
        )}
      </div>
      {isLostLong && telephones.length > 0 && (
        <div className={classes.telephone} role="alert" data-telephone>
          <IconPhone size={20} aria-hidden />
          <div>
            {t('call.telephone')}
            {telephones.map(({ name, number }) => (
              <div key={number}>
                {name}{' '}
                <Anchor href={`tel:${number.replaceAll(/[^+\d]/g, '')}`} c="white" fw={700}>
                  {number}
                </Anchor>
              </div>
            ))}
          </div>
        </div>
      )}
    </>
  );
}

const waiting = <Loader size={16} color="white" aria-hidden />;
const signs: Record<Trouble, ReactNode> = {
  joining: waiting,
  reconnecting: waiting,
  recovered: <IconCheck size={18} aria-hidden />,
  'audio-only': <IconPhotoOff size={18} aria-hidden />,
  'pictures-off': <IconPhotoOff size={18} aria-hidden />,
  'camera-rests': <IconVideoOff size={18} aria-hidden />,
};

function troubleOf(room: RoomState, isRecovered: boolean): Trouble | null {
  if (room.phase === 'joining' || room.phase === 'reconnecting') return room.phase;
  if (isRecovered) return 'recovered';
  if (room.receiveMode.mode === 'audio-only')
    return room.receiveMode.cause === 'choice' ? 'pictures-off' : 'audio-only';
  return room.isCameraResting ? 'camera-rests' : null;
}

function wordsOf(trouble: Trouble, t: ReturnType<typeof useTranslation<'room'>>['t']): string {
  switch (trouble) {
    case 'joining':
    case 'reconnecting':
    case 'recovered':
      return t(`state.${trouble}`);
    case 'audio-only':
      return t('call.audioOnly');
    case 'pictures-off':
      return t('call.picturesAreOff');
    case 'camera-rests':
      return t('call.cameraRests');
  }
}

/** True for a few seconds after that moment. */
function useRecently(moment: number | null): boolean {
  const [over, setOver] = useState<number | null>(null);
  useEffect(() => {
    if (moment === null) return;
    const timer = setTimeout(() => setOver(moment), shownMs);
    return () => clearTimeout(timer);
  }, [moment]);
  return moment !== null && moment !== over;
}

/** True once that has been so without a break for that long. */
function useLasting(isSo: boolean, milliseconds: number): boolean {
  const [lasts, setLasts] = useState(false);
  useEffect(() => {
    setLasts(false);
    if (!isSo) return;
    const timer = setTimeout(() => setLasts(true), milliseconds);
    return () => clearTimeout(timer);
  }, [isSo, milliseconds]);
  return isSo && lasts;
}
