import type { RoomClient } from './client/room-client.js';
import type { LocalMedia, LocalMediaState } from './devices/local-media.js';

/** Hands each change of the devices on to the connection; answers how to stop. */
export function sendLocalMedia(media: LocalMedia, client: RoomClient): () => void {
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
  const stops = [media.store.subscribe(send), obeyMutes(media, client)];
  return () => {
    for (const stop of stops) stop();
  };
}

/** What a moderator has silenced is off on the device, too; its owner can switch it on again. */
function obeyMutes(media: LocalMedia, client: RoomClient): () => void {
  let obeyed = 0;
  return client.store.subscribe(() => {
    const { mutedByOthers } = client.store.get();
    if (mutedByOthers === null || mutedByOthers.id === obeyed) return;
    obeyed = mutedByOthers.id;
    if (mutedByOthers.source === 'microphone') void media.setMicrophoneOn(false);
    else if (mutedByOthers.source === 'camera') void media.setCameraOn(false);
    else media.stopScreen();
  });
}
