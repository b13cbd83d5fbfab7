import { Loader } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomState } from '../client/room-state.js';
import classes from './call.module.css';

const shownMs = 3_000;

/** What is going on with the connection, in words; nothing while all is well. */
export function ConnectionBanner({ room }: { room: RoomState }) {
  const { t } = useTranslation('room');
  const isRecovered = useRecently(room.phase === 'live' ? room.recoveredAt : null);
  const state =
    room.phase === 'joining' || room.phase === 'reconnecting'
      ? room.phase
      : isRecovered
        ? ('recovered' as const)
        : null;
  return (
    <div role="status" className={state === null ? undefined : classes.banner} data-connection={state ?? 'good'}>
      {state !== null && (
        <>
          {state === 'recovered' ? <IconCheck size={18} aria-hidden /> : <Loader size={16} color="white" aria-hidden />}
          <span>{t(`state.${state}`)}</span>
        </>
      )}
    </div>
  );
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
