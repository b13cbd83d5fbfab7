import { createRoomTicket, getRoomCapabilities, roomsPath } from '@parvis/contracts';
import { useEffect, useState } from 'react';
import { type ApiErrorCode, errorCodeOf } from '../api/api-error.js';
import { call } from '../api/client.js';
import { RoomClient } from './client/room-client.js';
import { dropRoomSession, keepRoomSession, readRoomSession } from './client/room-session.js';
import { LocalMedia, type LocalMediaState } from './devices/local-media.js';
import { exposeStats } from './expose-stats.js';

export interface RoomTools {
  client: RoomClient;
  media: LocalMedia;
  /** This tab was in the room before it was reloaded. */
  isReturning: boolean;
}

const passing: readonly ApiErrorCode[] = ['NETWORK', 'UNAVAILABLE', 'TOO_MANY_REQUESTS', 'INTERNAL'];
const lookAgainMs = 10_000;

/**
 * The connection to a meeting's room and the devices for it, for as long as the component is there. `refusal` says why there is no
 * ticket; a room that opens later is noticed.
 */
export function useRoom(fairId: string, meetingId: string, attempt: number) {
  const [tools, setTools] = useState<RoomTools | null>(null);
  const [refusal, setRefusal] = useState<ApiErrorCode | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt is a new connection
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const media = new LocalMedia();
    const client = new RoomClient({
      path: roomsPath,
      fetchTicket: async () => {
        const ticket = await call(createRoomTicket, { params: { fairId, meetingId } });
        setRefusal(null);
        return ticket;
      },
      fetchCapabilities: async () => (await call(getRoomCapabilities, {})).rtpCapabilities,
      createDevice: async () => (await import('mediasoup-client')).Device.factory(),
      session: {
        read: () => readRoomSession(meetingId),
        keep: (session) => keepRoomSession(meetingId, session),
        drop: () => dropRoomSession(meetingId),
      },
      onNoTicket: (error) => {
        const code = errorCodeOf(error);
        if (passing.includes(code)) return 'retry';
        setRefusal(code);
        if (code === 'MEETING_NOT_STARTED') timer = setTimeout(() => void client.prepare(), lookAgainMs);
        return 'stop';
      },
    });
    const stopSending = sendLocalMedia(media, client);
    const hideStats = exposeStats(client);
    setTools({ client, media, isReturning: readRoomSession(meetingId) !== null });
    void client.prepare();
    void media.start();
    return () => {
      clearTimeout(timer);
      stopSending();
      hideStats();
      client.close();
      media.close();
    };
  }, [fairId, meetingId, attempt]);

  return { tools, refusal };
}

/** Hands each change of the devices on to the connection. */
function sendLocalMedia(media: LocalMedia, client: RoomClient): () => void {
  let before: LocalMediaState | null = null;
  const send = () => {
    const now = media.store.get();
    const has = (...keys: (keyof LocalMediaState)[]) => keys.some((key) => now[key] !== before?.[key]);
    if (has('microphone', 'isMicrophoneOn')) {
      client.setOutgoing('microphone', { track: now.microphone, isPaused: !now.isMicrophoneOn });
    }
    if (has('camera', 'isCameraOn')) client.setOutgoing('camera', { track: now.camera, isPaused: !now.isCameraOn });
    if (has('screen')) client.setOutgoing('screen', { track: now.screen, isPaused: false });
    if (has('screenAudio')) client.setOutgoing('screen-audio', { track: now.screenAudio, isPaused: false });
    before = now;
  };
  send();
  return media.store.subscribe(send);
}
