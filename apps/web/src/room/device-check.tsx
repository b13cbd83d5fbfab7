import { useEffect, useState } from 'react';
import { DevicePanel } from './devices/device-panel.js';
import { LocalMedia } from './devices/local-media.js';

/** Check of camera, microphone and speaker, at any time. The connection is tested where a meeting is entered. */
export function DeviceCheck() {
  const [media, setMedia] = useState<LocalMedia | null>(null);
  useEffect(() => {
    const opened = new LocalMedia();
    setMedia(opened);
    void opened.start();
    return () => opened.close();
  }, []);
  return media && <DevicePanel media={media} client={null} />;
}
